// The floor under every figure: one thread, epoll, fixed bytes for each request, nothing looked at but where a request ends.
// Usage: floor PORT SIZE. Requests without a body, kept alive, pipelined or in pieces.
#define _GNU_SOURCE
#include <arpa/inet.h>
#include <netinet/tcp.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/epoll.h>
#include <sys/socket.h>
#include <unistd.h>

static unsigned char matched[65536];  // By descriptor: how much of CRLF CRLF its last bytes are.
static char *answer;
static size_t length;

static void make_answer(size_t size) {
  answer = malloc(size + 200);
  length = (size_t)sprintf(answer, "HTTP/1.1 200 OK\r\nDate: Thu, 01 Jan 2026 00:00:00 GMT\r\n"
                                   "Content-Type: application/json\r\nContent-Length: %zu\r\n\r\n", size);
  memset(answer + length, 'x', size);
  length += size;
}

static int serve(int client) {
  static char bytes[65536];
  ssize_t count = recv(client, bytes, sizeof bytes, 0);
  if (count <= 0) return -1;
  for (ssize_t i = 0; i < count; i++) {
    int seen = matched[client];
    matched[client] = bytes[i] == "\r\n\r\n"[seen] ? seen + 1 : bytes[i] == '\r';
    if (matched[client] < 4) continue;
    matched[client] = 0;
    // Answers fit into the kernel's buffer (see main): wrk reads each before it asks again.
    if (send(client, answer, length, MSG_NOSIGNAL) != (ssize_t)length) return -1;
  }
  return 0;
}

int main(int count, char **words) {
  if (count != 3) return 64;
  make_answer(strtoul(words[2], 0, 10));
  int on = 1, listener = socket(AF_INET, SOCK_STREAM, 0), poller = epoll_create1(0);
  struct sockaddr_in address = {.sin_family = AF_INET, .sin_port = htons(atoi(words[1])), .sin_addr = {htonl(INADDR_LOOPBACK)}};
  setsockopt(listener, SOL_SOCKET, SO_REUSEADDR, &on, sizeof on);
  if (bind(listener, (void *)&address, sizeof address) || listen(listener, 1024)) return 69;
  struct epoll_event event = {.events = EPOLLIN, .data.fd = listener}, ready[256];
  epoll_ctl(poller, EPOLL_CTL_ADD, listener, &event);
  for (;;) {
    int found = epoll_wait(poller, ready, 256, -1);
    for (int i = 0; i < found; i++) {
      int source = ready[i].data.fd;
      if (source != listener) {
        if (serve(source)) close(source);
        continue;
      }
      int client = accept4(listener, 0, 0, SOCK_NONBLOCK);
      if (client < 0) continue;
      int room = (int)length * 2 + 65536;
      setsockopt(client, SOL_SOCKET, SO_SNDBUF, &room, sizeof room);
      setsockopt(client, IPPROTO_TCP, TCP_NODELAY, &on, sizeof on);
      matched[client] = 0;
      event = (struct epoll_event){.events = EPOLLIN, .data.fd = client};
      epoll_ctl(poller, EPOLL_CTL_ADD, client, &event);
    }
  }
}
