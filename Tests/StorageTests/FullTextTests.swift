import Foundation
import Model
import Testing

@testable import Storage

private let texts: [(title: String, body: String)] = [
  ("الوزير يزور المدينة", "زار الوزير المدينة الساحلية صباح أمس والتقى التجار في السوق القديمة"),
  ("أسعار القمح ترتفع", "قال تجار إن أسعار القمح ارتفعت في الأسواق العالمية بسبب الجفاف"),
  ("مباراة الديربي", "انتهت المباراة بالتعادل، وغاب الهداف عن الملعب. U.S. team G20 2025"),
  ("اجتماع الوزراء", "بحث الوزراء أسعار الوقود وكُلفة النقل والسُّوق السوداء"),
]

private func snippet(_ query: SearchQuery, _ text: String) -> String {
  Snippet(query: query).html(of: Array(text.utf8), terms: TermCache(capacity: 1000))
}

private func archive() throws -> (Archive, [Int]) {
  let archive = try Archive.memory()
  return (archive, try texts.map { try archive.store(Sample.article($0.title, $0.body)) })
}

@Test(arguments: [
  ("الوزير", SearchQuery.Mode.all, [0]), ("وزير", .all, [0]), ("أسعار", .all, [1, 3]), ("اسعار", .all, [1, 3]),
  ("أسعار القمح", .all, [1]), ("القمح الوقود", .all, []), ("القمح الوقود", .any, [1, 3]), ("\"أسعار القمح\"", .all, [1]),
  ("«القمح أسعار»", .all, []), ("أسعار -القمح", .all, [3]), ("-القمح", .all, [0, 2, 3]), ("-القمح -الوزير", .all, [2, 3]),
  ("مبار*", .all, [2]), ("المبار*", .all, [2]), ("وزير", .exact, []), ("الوزير", .exact, [0]), ("السوق", .exact, [0]),
  ("والسوق", .exact, [3]), ("السوق", .all, [0, 3]), ("كلفة", .exact, []), ("وكلفة", .exact, [3]), ("وَكُلْفَة", .exact, [3]),
  ("الوز*", .exact, [0, 3]),
  ("team", .all, [2]), ("TEAM", .all, [2]), ("u.s.", .all, [2]), ("٢٠٢٥", .all, [2]), ("g20", .all, [2]),
  ("\"الأسواق العالمية\"", .all, [1]),
  ("", .all, []), ("!!! ... \"\"", .all, []), ("\"", .any, []), ("-", .exact, []), ("*", .all, []), ("NOT OR AND NEAR(", .all, []),
  ("title:القمح", .all, []), ("^القمح", .all, [1]), ("القمح)", .all, [1]), ("(القمح", .all, [1]),
]) func `a search finds`(_ query: String, _ mode: SearchQuery.Mode, _ expected: [Int]) throws {
  let (archive, ids) = try archive()
  #expect(try archive.search(query, mode) == expected.map { ids[$0] }.reversed())
  #expect(Set(try archive.search(query, mode, order: .relevance)) == Set(expected.map { ids[$0] }))
}

@Test func `any text is a query`() throws {
  let (archive, _) = try archive()
  var random = SplitMix64(11)
  let alphabet: [Unicode.Scalar] = [
    "\"", "-", "*", " ", "(", ")", ":", "^", "+", "{", "}", "'", "\0", "\\", "ا", "ل", "ق", "م", "ح", "َ", "a", "Z", "9", "٤", "\n",
    "\u{200F}",
    "=", "«", "»", ",", ".", "😀", "𝔸", "é", "\u{10FFFF}",
  ]
  for _ in 0..<400 {
    var view = String.UnicodeScalarView()
    for _ in 0..<Int.random(in: 0...24, using: &random) { view.append(random.pick(alphabet)) }
    for mode in SearchQuery.Mode.allCases {
      _ = try archive.search(String(view), mode)
      _ = try archive.search(String(view), mode, order: .relevance)
    }
  }
  let long = String(repeating: "\"كلمة -أخرى كل* ", count: 3000)
  _ = try archive.search(long, .any)
}

@Test func `the title weighs more than the body, and more words more than one`() throws {
  let archive = try Archive.memory()
  let filler = String(repeating: "كلام كثير عن أشياء لا تهم أحدا ", count: 8)
  let body = try archive.store(Sample.article("خبر", filler + "الزلزال"))
  let title = try archive.store(Sample.article("الزلزال", filler))
  for _ in 0..<20 { try archive.store(Sample.article("خبر", filler)) }
  #expect(try archive.search("الزلزال", order: .relevance) == [title, body])
}

@Test func `pages of a search by relevance show each hit once while articles come in`() throws {
  let archive = try Archive.memory()
  for number in 0..<50 { try archive.store(Sample.article("خبر \(number)", String(repeating: "الزلزال ", count: 1 + number % 7))) }
  var filter = ArticleFilter()
  filter.query = SearchQuery("زلزال")
  var seen: [Int] = []
  var cursor: ListCursor?
  repeat {
    let (after, request) = (cursor, filter)
    let page = try archive.read { try ArticleRepository($0).list(request, order: .relevance, limit: 7, after: after, counting: true) }
    seen += page.items.map(\.id)
    cursor = page.next
    try archive.store(Sample.article("الزلزال", "الزلزال الزلزال"))
  } while cursor != nil
  #expect(seen.count == 50)
  #expect(Set(seen) == Set(1...50))
}

@Test func `of very many hits the newest are ranked, and the others follow by date`() throws {
  let archive = try Archive.memory()
  for number in 0..<40 {
    let day = CalendarDate(daysSinceEpoch: 20_000 + number).description
    try archive.store(
      Sample.article("خبر \(number)", String(repeating: "الزلزال ", count: 1 + number * 5 % 9) + "آخر كلام", published: day))
  }
  var filter = ArticleFilter()
  filter.query = SearchQuery("زلزال")
  let request = filter
  let (all, few) = try archive.read { connection in
    func pages(_ candidates: Int) throws -> [Int] {
      var (found, cursor): ([Int], ListCursor?) = ([], nil)
      repeat {
        let page = try RelevanceList(filter: request, db: connection, candidates: candidates).page(limit: 7, after: cursor, total: nil)
        found += page.items.map(\.id)
        cursor = page.next
      } while cursor != nil
      return found
    }
    return (try pages(40), try pages(10))
  }
  #expect(Set(all) == Set(1...40) && all.count == 40)
  #expect(few.count == 40)
  #expect(Set(few.prefix(10)) == Set(31...40), "the newest")
  #expect(Array(few.prefix(10)) == all.filter { $0 > 30 }, "in the order that they have among all")
  #expect(Array(few.dropFirst(10)) == Array((1...30).reversed()))
}

@Test(arguments: [
  ("السوق", "زار الوزير <المدينة> & السوق القديمة", "زار الوزير &lt;المدينة&gt; &amp; <mark>السوق</mark> القديمة"),
  ("وزير", "قال الوزيرُ: «نعم»", "قال <mark>الوزيرُ</mark>: «نعم»"),
  ("\"زار الوزير\"", "زار الوزير المدينة. الوزير غاب", "<mark>زار</mark> <mark>الوزير</mark> المدينة. الوزير غاب"),
  ("مد*", "المدينة مدن مال", "<mark>المدينة</mark> <mark>مدن</mark> مال"),
  ("لاشيء", "نص\n\nآخر", "نص  آخر"), ("كلمة", "", ""), ("x", "...", ""),
]) func `a snippet marks the hits and escapes the rest`(_ query: String, _ text: String, _ expected: String) {
  #expect(snippet(SearchQuery(query), text) == expected)
}

@Test func `a snippet shows some thirty words around the hits`() {
  let words = (0..<200).map { $0 == 150 || $0 == 155 ? "هدف" : $0 == 20 ? "هدف" : "كلمة\($0)" }
  let html = snippet(SearchQuery("هدف"), words.joined(separator: " "))
  #expect(html.hasPrefix("… "))
  #expect(html.hasSuffix(" …"))
  #expect(html.components(separatedBy: "<mark>").count == 3)
  #expect(html.contains("كلمة149"))
}

@Test func `snippets of any text are well-formed`() {
  var random = SplitMix64(5)
  let alphabet: [Unicode.Scalar] = ["<", ">", "&", "\"", " ", "\n", "ا", "ل", "ب", "و", "َ", "a", "1", ".", "\u{200D}", "😀"]
  for _ in 0..<300 {
    var view = String.UnicodeScalarView()
    for _ in 0..<Int.random(in: 0...400, using: &random) { view.append(random.pick(alphabet)) }
    let html = snippet(SearchQuery("ا* ب \"و ل\" a1", mode: .any), String(view))
    // By bytes: a vowel mark behind a tag would make one Character with its last letter.
    var rest = Array(html.utf8)[...]
    var isMarked = false
    while let next = rest.firstIndex(where: { $0 == UInt8(ascii: "<") || $0 == UInt8(ascii: ">") }) {
      rest = rest[next...]
      #expect(rest.starts(with: (isMarked ? "</mark>" : "<mark>").utf8))
      rest = rest.dropFirst(isMarked ? 7 : 6)
      isMarked.toggle()
    }
    #expect(!isMarked)
  }
}

@Test func `undecodable and odd texts are indexed`() throws {
  let archive = try Archive.memory()
  let id = try archive.store(Sample.article("\0\u{FFFD}", "قبل\0بعد \u{FEFF}كلمة"))
  #expect(try archive.search("كلمة") == [id])
  #expect(try archive.search("بعد") == [id])
  _ = try archive.write { try DocumentRepository($0).delete(1) }
  try archive.write { try $0.run("INSERT INTO article_text (article_text, rank) VALUES ('integrity-check', 1)") }
}
