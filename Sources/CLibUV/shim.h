#pragma once
#include <pthread.h>
#include <sys/socket.h>
#include <uv.h>

// Two calls that glibc declares only with _GNU_SOURCE, which Swift's own Glibc module is built without; defining it
// here would give the two modules different ideas of the same structs.
extern int accept4(int descriptor, struct sockaddr *address, socklen_t *length, int flags);
extern int pthread_setname_np(pthread_t thread, const char *name);
