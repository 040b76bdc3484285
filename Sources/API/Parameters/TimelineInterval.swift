import Model

/// The length of the buckets of a timeline.
enum TimelineInterval: String, CaseIterable {
  case day
  /// ISO weeks, from Monday on.
  case week
  case month, year

  /// One bucket with both its days.
  struct Bucket: Equatable {
    let start: CalendarDate
    let end: CalendarDate
    var count: Int
  }

  /// More buckets than this are no picture any more; the caller is asked for a longer interval or a shorter time.
  static let maximumBuckets = 20_000

  /// Counts by day, earliest first, as buckets without a gap between the first and the last.
  func buckets(of days: [(day: Int, count: Int)]) throws(AppError) -> [Bucket] {
    var buckets: [Bucket] = []
    for (day, count) in days {
      let start = start(of: CalendarDate(daysSinceEpoch: day))
      var next = buckets.last.map { $0.end.adding(days: 1) } ?? start
      while next <= start {
        guard buckets.count < Self.maximumBuckets else {
          throw .parameter("interval", "it makes more than \(Self.maximumBuckets) buckets; take a longer one, or narrow from and to")
        }
        let following = following(next)
        buckets.append(Bucket(start: next, end: following.adding(days: -1), count: 0))
        next = following
      }
      buckets[buckets.count - 1].count += count
    }
    return buckets
  }

  private func start(of day: CalendarDate) -> CalendarDate {
    switch self {
    case .day: day
    case .week: day.adding(days: 1 - day.weekday)
    case .month: day.adding(days: 1 - day.day)
    case .year: day.adding(days: 1 - day.day).adding(months: 1 - day.month)
    }
  }

  private func following(_ start: CalendarDate) -> CalendarDate {
    switch self {
    case .day: start.adding(days: 1)
    case .week: start.adding(days: 7)
    case .month: start.adding(months: 1)
    case .year: start.adding(months: 12)
    }
  }
}
