import Glibc

/// A point on the monotonic clock.
struct Moment: Comparable {
  let nanoseconds: Int64

  static let never = Moment(nanoseconds: .max)

  static func now() -> Moment {
    var time = timespec()
    unsafe clock_gettime(CLOCK_MONOTONIC, &time)
    return Moment(nanoseconds: Int64(time.tv_sec) * 1_000_000_000 + Int64(time.tv_nsec))
  }

  static func < (left: Moment, right: Moment) -> Bool { left.nanoseconds < right.nanoseconds }

  static func + (moment: Moment, span: Span) -> Moment {
    let (sum, overflow) = moment.nanoseconds.addingReportingOverflow(span.nanoseconds)
    return overflow ? .never : Moment(nanoseconds: sum)
  }

  /// A length of time in whole nanoseconds: `Duration` counts in 128 bits, which the loop need not.
  struct Span: Comparable {
    let nanoseconds: Int64

    init(_ duration: Duration) {
      let (seconds, attoseconds) = duration.components
      nanoseconds = min(seconds, 1_000_000_000) * 1_000_000_000 + attoseconds / 1_000_000_000
    }

    static func < (left: Span, right: Span) -> Bool { left.nanoseconds < right.nanoseconds }
  }
}
