#include <sys/epoll.h>
#include <sys/eventfd.h>

// glibc shows these only under _GNU_SOURCE, which Swift's own module of the C library does not set. The types are spelled out, because
// a header included here as well as there belongs to either module, and differently in debug and release builds.
struct sockaddr;
int accept4(int, struct sockaddr *, unsigned int *, int);
int pthread_setname_np(unsigned long, const char *);
int mallopt(int, int);
int malloc_trim(unsigned long);
int sched_getaffinity(int, unsigned long, void *);
