/* Asks a server on this machine the same again and again, and counts the answers.

       BenchLoad PORT CONNECTIONS SECONDS < REQUEST

   prints the number of answers, the seconds, and the median and the slowest hundredth of their times in milliseconds. An
   answer that has another status than the first ends it with 1.

   wrk takes 5.3 µs of its core for an answer of a few hundred bytes, more than the server does: then the server waits for
   the load, and the kernel's work of putting it to sleep and waking it is counted as the server's. This takes about 4. Nor
   does it ever sleep itself: waking another core is the server's work too, inside its send, and a load that slept at one
   answer in fifty made an answer of 1 KB cost now 4.4, now 5.0 µs. In C, since Swift's module of the C library lacks epoll. */
#define _GNU_SOURCE
#include <arpa/inet.h>
#include <errno.h>
#include <netinet/tcp.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>
#include <sys/epoll.h>
#include <sys/socket.h>
#include <time.h>
#include <unistd.h>

enum { MOST_DESCRIPTORS = 65536, LARGEST_ANSWER = 1 << 18, SLOWEST = 1000000 };

static char request[1 << 16], buffer[LARGEST_ANSWER];
static size_t request_size;
static struct sockaddr_in server;
static int poll_descriptor;

/* The first answer, to which all others are compared. */
static char first[16];
static ssize_t first_size;

/* By descriptor: when its request went out, and what has come of an answer that did not come as a whole. */
static long sent[MOST_DESCRIPTORS];
static char *begun[MOST_DESCRIPTORS];
static ssize_t begun_size[MOST_DESCRIPTORS];

/* How many answers took so many microseconds. */
static long took[SLOWEST + 1];
static long answers;

static void fail(const char *what) {
  fprintf(stderr, "BenchLoad: %s\n", what);
  exit(1);
}

static long microseconds(void) {
  struct timespec now;
  clock_gettime(CLOCK_MONOTONIC, &now);
  return now.tv_sec * 1000000L + now.tv_nsec / 1000;
}

static int connected(void) {
  int descriptor = socket(AF_INET, SOCK_STREAM, 0), yes = 1;
  if (descriptor < 0 || descriptor >= MOST_DESCRIPTORS) fail("there is no descriptor left");
  if (connect(descriptor, (struct sockaddr *)&server, sizeof server)) fail("nobody listens there");
  setsockopt(descriptor, IPPROTO_TCP, TCP_NODELAY, &yes, sizeof yes);
  return descriptor;
}

static void ask(int descriptor, long now) {
  sent[descriptor] = now;
  if (send(descriptor, request, request_size, MSG_NOSIGNAL) != (ssize_t)request_size) fail("a request was not taken");
}

static void begin(long now) {
  int descriptor = connected();
  struct epoll_event event = {.events = EPOLLIN, .data.fd = descriptor};
  if (epoll_ctl(poll_descriptor, EPOLL_CTL_ADD, descriptor, &event)) fail("epoll refused a connection");
  ask(descriptor, now);
}

/* The length of the answer at the start of these bytes, or 0 while it is not whole. */
static ssize_t whole(const char *bytes, ssize_t size, int *is_last) {
  const char *end = memmem(bytes, size, "\r\n\r\n", 4), *length;
  if (!end) return 0;
  ssize_t head = end + 4 - bytes, body = 0;
  char text[8192];
  if (head >= (ssize_t)sizeof text) fail("a head is too long");
  memcpy(text, bytes, head);
  text[head] = 0;
  *is_last = strcasestr(text, "\r\nconnection: close\r\n") != NULL;
  if (strncmp(text, "HTTP/1.1 304", 12)) {
    if (!(length = strcasestr(text, "\r\ncontent-length:"))) fail("an answer does not say how long it is");
    body = atol(length + 17);
  }
  return size >= head + body ? head + body : 0;
}

/* The first answer over a connection of its own. */
static void look(void) {
  int descriptor = connected(), is_last;
  ask(descriptor, 0);
  for (ssize_t size = 0; !first_size; first_size = whole(buffer, size, &is_last)) {
    ssize_t more = recv(descriptor, buffer + size, sizeof buffer - size, 0);
    if (more <= 0) fail("the first request was not answered");
    size += more;
  }
  memcpy(first, buffer, sizeof first);
  close(descriptor);
}

/* Bytes that are not the first answer once more: a part of an answer, or one that ends the connection. Returns whether the
   connection goes on. */
static int take_slowly(int descriptor, ssize_t size, long now) {
  int is_last = 0;
  begun[descriptor] = realloc(begun[descriptor], begun_size[descriptor] + size);
  memcpy(begun[descriptor] + begun_size[descriptor], buffer, size);
  begun_size[descriptor] += size;
  if (!whole(begun[descriptor], begun_size[descriptor], &is_last)) return 1;
  if (memcmp(begun[descriptor], first, 12)) fail("an answer has another status than the first");
  begun_size[descriptor] = 0;
  answers++;
  if (is_last) return 0;
  ask(descriptor, now);
  return 1;
}

static void ready(int descriptor, long now) {
  ssize_t size = recv(descriptor, buffer, sizeof buffer, MSG_DONTWAIT);
  if (size < 0 && errno == EAGAIN) return;
  if (size > 0) {
    long time = now - sent[descriptor];
    if (size == first_size && !begun_size[descriptor] && !memcmp(buffer, first, 12)) {
      took[time < SLOWEST ? time : SLOWEST]++;
      answers++;
      ask(descriptor, now);
      return;
    }
    if (take_slowly(descriptor, size, now)) return;
  }
  close(descriptor);
  begun_size[descriptor] = 0;
  begin(now);
}

static double share(double part) {
  long sum = 0, before = 0, time = 0;
  for (long index = 0; index <= SLOWEST; index++) sum += took[index];
  while (time < SLOWEST && (before += took[time]) < part * sum) time++;
  return time / 1000.0;
}

int main(int count, char **arguments) {
  if (count != 4) fail("PORT CONNECTIONS SECONDS, and the request on standard input");
  request_size = fread(request, 1, sizeof request, stdin);
  server = (struct sockaddr_in){.sin_family = AF_INET, .sin_port = htons(atoi(arguments[1])),
                                .sin_addr.s_addr = htonl(INADDR_LOOPBACK)};
  poll_descriptor = epoll_create1(0);
  look();
  long began = microseconds(), end = began + (long)(atof(arguments[3]) * 1e6), now = began;
  for (int connections = atoi(arguments[2]); connections > 0; connections--) begin(now);
  while (now < end) {
    struct epoll_event events[256];
    int ready_count = epoll_wait(poll_descriptor, events, 256, 0);
    /* One look at the clock for all that are ready: what they wait for each other is at most some tens of microseconds. */
    now = microseconds();
    for (int index = 0; index < ready_count; index++) ready(events[index].data.fd, now);
  }
  printf("%ld %.6f %.3f %.3f\n", answers, (now - began) / 1e6, share(0.5), share(0.99));
  return 0;
}
