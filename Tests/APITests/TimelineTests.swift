import Model
import Testing

@testable import API

@Suite struct TimelineTests {
  private func days(_ dates: [String: Int]) throws -> [(day: Int, count: Int)] {
    try dates.map { (day: try #require(CalendarDate(iso: $0.key)).daysSinceEpoch, count: $0.value) }.sorted { $0.day < $1.day }
  }

  @Test func `empty buckets stand between full ones`() throws {
    let buckets = try TimelineInterval.month.buckets(of: days(["2024-12-31": 2, "2025-03-01": 1]))
    #expect(buckets.map(\.start.description) == ["2024-12-01", "2025-01-01", "2025-02-01", "2025-03-01"])
    #expect(buckets.map(\.end.description) == ["2024-12-31", "2025-01-31", "2025-02-28", "2025-03-31"])
    #expect(buckets.map(\.count) == [2, 0, 0, 1])
  }

  @Test(arguments: [(TimelineInterval.day, 15), (.week, 3), (.month, 2), (.year, 2)])
  func `every day falls into one bucket`(interval: TimelineInterval, count: Int) throws {
    let buckets = try interval.buckets(of: days(["2024-12-26": 1, "2024-12-30": 2, "2025-01-09": 4]))
    #expect(buckets.count == count)
    #expect(buckets.reduce(0) { $0 + $1.count } == 7)
    for (one, next) in zip(buckets, buckets.dropFirst()) { #expect(one.end.adding(days: 1) == next.start) }
  }

  @Test func `weeks begin on Monday`() throws {
    #expect(try TimelineInterval.week.buckets(of: days(["2025-03-18": 1])).map(\.start.description) == ["2025-03-17"])
  }

  @Test func `nothing has no bucket, and too many are refused`() throws {
    #expect(try TimelineInterval.day.buckets(of: []).isEmpty)
    #expect(throws: AppError.self) { try TimelineInterval.day.buckets(of: days(["0001-01-01": 1, "2025-01-01": 1])) }
  }

  @Test(arguments: ["articles", "events", "quotes"])
  func `counts agree with the lists under the same filters`(kind: String) throws {
    let site = try Site.sample.get()
    let listed = try #require(try site.get("/v1/\(kind)?from=0001&count=true").json["total"]?.number)
    let buckets = try site.get("/v1/timeline?interval=year&of=\(kind)").items
    let counts = buckets.compactMap { $0["count"]?.number }
    #expect(counts.reduce(0, +) == listed)
  }

  @Test func `the network's edges join nodes of its own`() throws {
    let graph = try Site.sample.get().get("/v1/network").json
    let ids = Set((graph["nodes"]?.elements ?? []).compactMap { $0["id"]?.number })
    let edges = graph["edges"]?.elements ?? []
    #expect(!ids.isEmpty && !edges.isEmpty)
    for edge in edges {
      let ends = [edge["a"]?.number, edge["b"]?.number].compactMap(\.self)
      #expect(ends.count == 2 && ids.isSuperset(of: ends))
    }
  }
}
