// Tells ThreadSanitizer about Swift's Mutex; loaded before the tests by `run`.
//
// On Linux a Mutex that is contended is handed from thread to thread by the kernel (FUTEX_LOCK_PI), in two functions of a library that is
// not instrumented. ThreadSanitizer sees no order between the owners then and reports whatever they touch: two threads that count in one
// Mutex already do it, while the same threads one after the other do not. These stand before the two functions, call them, and say what
// they did; races that a Mutex does not prevent are still found. An uncontended Mutex is inlined, and needs no help.
#define _GNU_SOURCE
#include <dlfcn.h>
#include <stdint.h>

#define LOCK "$s15Synchronization12_MutexHandleV9_lockSlowyys6UInt32VF"
#define UNLOCK "$s15Synchronization12_MutexHandleV11_unlockSlowyyF"
#define swift __attribute__((swiftcall))
#define self_register __attribute__((swift_context))

// Weak, because `swift test` itself is loaded with this, too, and is not instrumented.
extern void __tsan_acquire(void *) __attribute__((weak));
extern void __tsan_release(void *) __attribute__((weak));

swift void lock_slow(uint32_t thread, self_register void *mutex) __asm__(LOCK);
swift void unlock_slow(self_register void *mutex) __asm__(UNLOCK);

swift void lock_slow(uint32_t thread, self_register void *mutex) {
  swift void (*next)(uint32_t, self_register void *) = dlsym(RTLD_NEXT, LOCK);
  next(thread, mutex);
  if (__tsan_acquire) __tsan_acquire(mutex);
}

swift void unlock_slow(self_register void *mutex) {
  swift void (*next)(self_register void *) = dlsym(RTLD_NEXT, UNLOCK);
  if (__tsan_release) __tsan_release(mutex);
  next(mutex);
}
