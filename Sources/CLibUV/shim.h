#pragma once
#include <pthread.h>
#include <sys/socket.h>
#include <sys/syscall.h>
#include <unistd.h>
#include <uv.h>

// Two calls that glibc declares only with _GNU_SOURCE, which Swift's own Glibc module is built without; defining it
// here would give the two modules different ideas of the same structs.
extern int accept4(int descriptor, struct sockaddr *address, socklen_t *length, int flags);
extern int pthread_setname_np(pthread_t thread, const char *name);

// The C library's send looks each time whether the thread may be cancelled amid it, which nobody does here and which is a
// fiftieth of a short answer's time.
static inline ssize_t clibuv_send(int descriptor, const void *bytes, size_t count) {
    return syscall(SYS_sendto, descriptor, bytes, count, MSG_DONTWAIT | MSG_NOSIGNAL, NULL, 0);
}
