import ArabicText
import Foundation
import Model
import Testing

@testable import Storage

/// The tables of the project.
private let files: Result<[String: String], any Error> = Result {
  let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
  var files: [String: String] = [:]
  for name in try FileManager.default.contentsOfDirectory(atPath: root.appendingPathComponent("Config/search").path) {
    files["Config/search/" + name] = try String(contentsOf: root.appendingPathComponent("Config/search/" + name), encoding: .utf8)
  }
  return files
}

extension Archive {
  fileprivate func finds(_ query: String, _ text: String, _ mode: SearchQuery.Mode = .all) throws -> Bool {
    let variants = try SearchVariants(files: files.get())
    var filter = ArticleFilter()
    filter.query = SearchQuery(query, mode: mode) { variants.stems(like: $0) }
    let wanted = filter
    let id = try store(Sample.article("", text))
    return try read { try ArticleRepository($0).list(wanted, limit: 10).items.map(\.id).contains(id) }
  }
}

@Test(arguments: [
  ("مجلس", "اجتمعت المجالس البلدية"), ("المجالس", "اجتمع المجلس البلدي"), ("سفن", "وصلت السفينة"), ("سفينة", "رست ثلاث سفن"),
  ("وزير", "اجتمع وزراء المال"), ("وزراء", "قال الوزير"), ("الوزراء", "وزير الطاقة"), ("انسحب", "بعد انسحاب الوفد"),
  ("يزور", "زيارة رسمية"), ("غوغل", "أعلنت جوجل"), ("كييف", "Talks in Kyiv"), ("برنامج", "أعد البرنامج"), ("البرنامج", "برنامج جديد"),
  ("ملف", "حضر لملف آخر"), ("سلاح", "بلا نزع ولسلاح"), ("لون", "رسم بألوان كثيرة ثم ألوان"),
])
func `a word is found in forms that no stemming unites`(_ query: String, _ text: String) throws {
  let archive = try Archive.memory()
  #expect(try archive.finds(query, text))
  #expect(try !archive.finds(query, text, .exact))
}

@Test(arguments: [
  ("حر", "سافر في بحر"), ("طاقة", "اشترى بطاقة"), ("لجنة", "دخل جنة"), ("ألوان", "جلس في وان"), ("عشر", "بعد عشرين سنة"),
  ("ديون", "مجلس الأديان"),
])
func `a word that only looks alike is not found`(_ query: String, _ text: String) throws {
  #expect(try !Archive.memory().finds(query, text))
}

@Test func `forms are marked in the snippet`() throws {
  let variants = try SearchVariants(files: files.get())
  let html = Snippet(query: SearchQuery("مجلس") { variants.stems(like: $0) }).html(
    of: Array("اجتمعت المجالس".utf8), terms: TermCache(capacity: 64))
  #expect(html == "اجتمعت <mark>المجالس</mark>")
}

@Test func `the tables are sorted, name each word once, and read without a fault`() throws {
  for (name, text) in try files.get() {
    let table = try TableFile(name: name, text: text)
    let words = table.rows.map { $0.optional("look_alike") ?? $0["word"] }
    #expect(words == words.sorted { $0.unicodeScalars.lexicographicallyPrecedes($1.unicodeScalars) }, "\(name)")
    #expect(Set(words).count == words.count, "\(name)")
    for row in table.rows where row.optional("look_alike") == nil { #expect(!row.list("forms").isEmpty, "\(name): \(row["word"])") }
    for word in table.rows.compactMap({ $0.optional("look_alike") }) { #expect(Folding.fold(word) == word) }
  }
}

@Test func `a name is looked for in all spellings that the archive knows of it`() throws {
  let archive = try Archive.memory()
  let perriello = Entity(
    slug: "tom-perriello", type: .person, name: "توم بيريلو", nameEnglish: "Tom Perriello", aliases: ["بيريلو", "بيرييلو", "المبعوث"])
  let treaty = Entity(slug: "treaty", type: .organization, name: "ناتو", nameEnglish: "North Atlantic Treaty Organization")
  try archive.store(Sample.article("أ", "نص"), [perriello, treaty])
  func spellings(_ word: String) throws -> [String] {
    let term = SearchAnalyzer.terms(of: word)[0]
    return try archive.read { try EntityRepository($0).spellings(of: term) }.sorted()
  }
  #expect(try spellings("بيريلو") == ["perriello", SearchAnalyzer.stem("بيرييلو")])
  #expect(try spellings("ناتو").isEmpty)
  #expect(try spellings("نص").isEmpty)
}

@Test(arguments: [
  ("الحكوة", "الحكومه"), ("حكوةم", nil), ("المستشفي", nil), ("الحكوة \"نص قصير\" -شيء", "الحكومه \"نص قصير\" -شيء"), ("xqz", nil),
  ("قن", nil),
  ("الحكومة الغائبةة", nil), ("احلكومة", "الحكومه"),
])
func `a query with a word that no text has is answered by the word that it is most like`(_ query: String, _ expected: String?) throws {
  let archive = try Archive.memory()
  for _ in 0..<3 { try archive.store(Sample.article("", "قررت الحكومة بناء المستشفى، وهو نص قصير")) }
  try archive.store(Sample.article("", "الحكومات"))
  #expect(try archive.read { try ArticleRepository($0).correction(of: SearchQuery(query)) } == expected)
}

@Test func `the distance of words counts edits and swaps`() {
  func distance(_ a: String, _ b: String) -> Int { SpellingCorrection.distance(Array(a.unicodeScalars), Array(b.unicodeScalars)) }
  #expect(distance("حكومه", "حكومه") == 0)
  #expect(distance("حكومه", "حكوه") == 1)
  #expect(distance("حكومه", "حوكمه") == 1)
  #expect(distance("حكومه", "حكومتنا") == 3)
  #expect(distance("", "اب") == 2)
}
