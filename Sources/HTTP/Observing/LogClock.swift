import Glibc

/// The time of the machine as log lines want it: RFC 3339 in UTC with milliseconds. Date and time of day are made once a second.
struct LogClock {
  private var second = -1
  private var text: [UInt8] = []

  /// `2025-03-18T09:30:00.042Z`.
  mutating func now() -> ArraySlice<UInt8> {
    var time = timespec()
    unsafe clock_gettime(CLOCK_REALTIME, &time)
    return stamp(seconds: time.tv_sec, milliseconds: time.tv_nsec / 1_000_000)
  }

  /// The same for a time since 1970.
  mutating func stamp(seconds: Int, milliseconds: Int) -> ArraySlice<UInt8> {
    if seconds != second || text.isEmpty {
      second = seconds
      text = Self.format(seconds)
    }
    for (place, unit) in [(20, 100), (21, 10), (22, 1)] { text[place] = UInt8(ascii: "0") + UInt8(milliseconds / unit % 10) }
    return text[...]
  }

  private static func format(_ seconds: Int) -> [UInt8] {
    var moment = time_t(seconds)
    var parts = unsafe tm()
    unsafe gmtime_r(&moment, &parts)
    let date = unsafe [(Int(parts.tm_year) + 1_900, 4), (Int(parts.tm_mon) + 1, 2), (Int(parts.tm_mday), 2)]
    let day = unsafe [(Int(parts.tm_hour), 2), (Int(parts.tm_min), 2), (Int(parts.tm_sec), 2)]
    let join = { (parts: [(Int, Int)], separator: String) in
      parts.map { number, width in String(repeating: "0", count: max(0, width - "\(number)".count)) + "\(number)" }
        .joined(separator: separator)
    }
    return Array("\(join(date, "-"))T\(join(day, ":")).000Z".utf8)
  }
}
