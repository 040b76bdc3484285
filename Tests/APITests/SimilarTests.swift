import HTTP
import Model
import Testing

@testable import API

private let report = """
  أعلنت إدارة السدود يوم الأربعاء أن منسوب المياه في البحيرة ارتفع مترين بعد أمطار استمرت ثلاثة أيام، وأن البوابات الأربع ستبقى مفتوحة \
  حتى نهاية الأسبوع.

  وقال المهندس المشرف إن القرى الواقعة على الضفة الشرقية أخليت، ونقل سكانها إلى مدارس البلدة القريبة.
  """

extension Site {
  /// Posts a text and returns the id of its article.
  fileprivate func add(_ text: String, _ title: String, _ source: String, _ day: String) throws -> Int {
    let answer = try postJSON(Posting(text: text, title: title, source: source, published: day).json)
    return try #require(try answer.json["articles"]?.elements.first?["id"]?.number)
  }
}

@Test func `an article on another page, an edit of it and its teaser are found as such`() throws {
  let site = try Site(analyzed: false)
  let title = "السدود: منسوب المياه يرتفع مترين"
  let first = try site.add(report, title, "صحيفة السهل", "2025-06-01")
  let copy = try site.add(report.replacing("، ", with: " - "), "فيضان البحيرة", "مدونة", "2025-06-02")
  let edit = try site.add("(وكالات) " + report.replacing("يوم الأربعاء ", with: ""), "ارتفاع المياه", "صحيفة الميناء", "2025-06-02")
  let other = try site.add("قال الباحثون إن القطط تنام ست عشرة ساعة في اليوم.", "عن القطط", "مدونة", "2025-06-03")
  let answer = try site.get("/v1/articles/\(first)/similar")
  #expect(try answer.ids == [copy, edit])
  #expect(try answer.items.compactMap { $0["relation"]?.text } == ["copy", "near"])
  #expect(try answer.json["next"] == .null)
  #expect(try site.get("/v1/articles/\(other)/similar").ids == [])
  #expect(try site.get("/v1/articles/\(first)/similar?relation=near,teaser").ids == [edit])
  #expect(try site.get("/v1/articles/\(first)/similar?limit=1").ids == [copy])
  let listed = try site.get("/v1/articles?collapse=true&count=true")
  #expect(try listed.ids == [other, edit])
  #expect(try listed.items.map { $0["copies"]?.number } == [0, 2])
  #expect(try listed.json["total"]?.number == 2)
  #expect(try site.get("/v1/articles?collapse=true&source=صحيفة+السهل").ids == [first])
  let plain = try site.get("/v1/articles?count=true")
  #expect(try plain.ids.count == 4)
  #expect(try plain.items.allSatisfy { $0["copies"] == .null })
}

@Test func `pages of a collapsed list lose nothing and show nothing twice`() throws {
  let site = try Site(analyzed: false)
  for number in 1...20 {
    _ = try site.add("خبر قصير عن الأمر رقم \(number % 7)", "خبر \(number % 7)", "مصدر \(number)", "2025-06-\(number + 9)")
  }
  let all = try site.get("/v1/articles?collapse=true&limit=200").ids
  #expect(all.count == 7)
  #expect(try site.pages("/v1/articles?collapse=true&limit=2").flatMap(\.self) == all)
  #expect(try site.pages("/v1/articles?collapse=true&limit=2&q=خبر&sort=relevance").flatMap(\.self).sorted() == all.sorted())
  #expect(try site.pages("/v1/articles?collapse=false&limit=2").flatMap(\.self).count == 20)
}

@Test(arguments: [
  ("/v1/articles", "collapse", "yes"), ("/v1/quotes", "collapse", "true"), ("/v1/articles/1/similar", "relation", "twin"),
  ("/v1/articles/1/similar", "limit", "0"), ("/v1/articles/1/similar", "q", "x"),
])
func `what makes no sense about copies is a problem that names its parameter`(_ path: String, _ name: String, _ value: String) throws {
  let answer = try Site.sample.get().get(path + "?" + QueryItem.encode([QueryItem(name, value)]))
  #expect(answer.status == 400)
  try expectProblem(answer)
  #expect(try answer.faults == [name])
}
