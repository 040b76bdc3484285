import HTTP
import Model
import Testing

@testable import API

/// A site where two articles tell one meeting, two copies of the second tell it again, and one tells another meeting.
private func siteWithTellings() throws -> Site {
  let site = try Site()
  let told = [
    ("1", "استقبل الرئيس الفرنسي إيمانويل ماكرون الرئيس المصري عبد الفتاح السيسي في باريس يوم الثلاثاء 18 مارس 2025."),
    ("2", "في باريس، التقى إيمانويل ماكرون نظيره المصري عبد الفتاح السيسي يوم 18 مارس 2025 وبحثا ملفات عدة."),
    ("3", "في باريس، التقى إيمانويل ماكرون نظيره المصري عبد الفتاح السيسي يوم 18 مارس 2025 وبحثا ملفات عدة."),
    ("4", "التقى الرئيس الروسي فلاديمير بوتين الرئيس الصيني شي جين بينغ في موسكو يوم 18 مارس 2025."),
  ]
  for (number, text) in told {
    let posting = Posting(text: text + "\n\nرقم \(number)", title: "خبر \(number)", source: "صحيفة \(number)", published: "2025-03-19")
    #expect(try site.postJSON(posting.json).status == 201)
  }
  return site
}

@Test func `the tellings of one happening are asked for by its cluster`() throws {
  let site = try Site()
  for (title, day) in [("لقاء", "2026-01-20"), ("خبر عن لقاء", "2026-01-20"), ("شأن آخر", "2026-01-25")] {
    _ = try site.postJSON(
      Posting(text: "التقى فلاديمير بوتين دونالد ترامب في موسكو. \(title).", title: title, published: day).json)
  }
  let all = try site.get("/v1/events?limit=200").items
  let clusters = Dictionary(grouping: all.filter { $0["cluster_id"] != .null }) { $0["cluster_id"]?.number ?? 0 }
  #expect(!clusters.isEmpty)
  for (cluster, tellings) in clusters {
    #expect(try site.get("/v1/events?limit=200&cluster=\(cluster)").ids == tellings.compactMap { $0["id"]?.number })
    #expect(try site.get("/v1/events?cluster=\(cluster)&count=true&limit=1").json["total"]?.number == tellings.count)
    #expect(try site.get("/v1/events?cluster=\(cluster)&type=ASSAULT").ids.isEmpty)
    let other = try site.get("/v1/timeline?of=events&interval=year&cluster=\(cluster)").items.compactMap { $0["count"]?.number }
    #expect(other.reduce(0, +) == tellings.count)
  }
  #expect(try site.get("/v1/events?cluster=999999").ids.isEmpty)
  for value in ["0", "-1", "x", ""] { #expect(try site.get("/v1/events?cluster=\(value)").faults == ["cluster"]) }
}

@Test func `tellings of one happening share a cluster and collapse to one`() throws {
  let site = try siteWithTellings()
  let all = try site.get("/v1/events?type=CONSULT&actor=macron&limit=200").items
  let unfiltered = all.isEmpty ? try site.get("/v1/events?type=CONSULT&limit=200").items : all
  #expect(unfiltered.count >= 3)
  let collapsed = try site.get("/v1/events?type=CONSULT&collapse=true&limit=200&count=true")
  let counts = try collapsed.items.compactMap { $0["articles"]?.number }
  #expect(counts.max() == 3)
  let told = try #require(try collapsed.items.first { $0["articles"]?.number == 3 })
  #expect(told["independent"]?.number == 2)
  #expect(try collapsed.json["total"]?.number == collapsed.items.count)
  #expect(counts.contains(1))
}

@Test func `an event says why when it is asked`() throws {
  let site = try siteWithTellings()
  let id = try #require(try site.get("/v1/events?limit=1").ids.first)
  let plain = try site.get("/v1/events/\(id)").json
  let explained = try site.get("/v1/events/\(id)?explain=true").json
  #expect(plain["explanation"] == nil)
  #expect(explained.at("explanation", "rule") == plain["rule"])
  #expect(explained.at("explanation", "evidence")?.elements.isEmpty == false)
  let spans = explained.at("explanation", "spans")?.elements ?? []
  #expect(spans.first?["role"]?.text == "trigger")
  #expect(spans.allSatisfy { ($0["start"]?.number ?? 0) < ($0["end"]?.number ?? 0) })
  #expect(try site.get("/v1/events/\(id)?explain=perhaps").faults == ["explain"])
}

@Test func `events are narrowed by confidence`() throws {
  let site = try siteWithTellings()
  let all = try site.get("/v1/events?limit=200").ids
  #expect(try site.get("/v1/events?limit=200&min_confidence=0").ids == all)
  #expect(try site.get("/v1/events?limit=200&min_confidence=1").ids.isEmpty)
  #expect(try Set(site.get("/v1/events?limit=200&min_confidence=0.7&type=CONSULT").ids).isSubset(of: all))
  for value in ["2", "-0.1", "high", "nan"] {
    #expect(try site.get("/v1/events?min_confidence=\(value)").faults == ["min_confidence"])
  }
}
