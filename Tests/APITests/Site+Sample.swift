import Foundation
import Model

/// One document of the sample archive, with what its client says.
struct Posting {
  var text: String
  var title: String?
  var source: String?
  var published: String?
  var externalID: String?
  var split = false

  /// As one JSON object on one line.
  var json: String {
    var json = JSONWriter()
    json.object { json in
      json.member("text", text)
      json.member("title", title)
      json.member("source", source)
      json.member("published", published)
      json.member("external_id", externalID)
      json.member("split", split)
    }
    return String(decoding: json.bytes, as: UTF8.self)
  }
}

extension Posting {
  static let meeting = Posting(
    text: """
      استقبل الرئيس الفرنسي إيمانويل ماكرون الرئيس المصري عبد الفتاح السيسي في باريس يوم الثلاثاء.

      وقال ماكرون: «نريد أن تبقى قوافل الإغاثة مفتوحة أمام الجميع».

      ومن المقرر أن يلتقي ماكرون ملك الأردن عبد الله الثاني في عمّان الأسبوع المقبل.
      """,
    title: "ماكرون يستقبل السيسي في باريس", source: "صحيفة الميناء", published: "2025-03-18", externalID: "m-1")

  static let call = Posting(
    text: """
      أجرى الرئيس الأميركي دونالد ترامب اتصالا هاتفيا بالرئيس الروسي فلاديمير بوتين يوم الجمعة.

      وهدد ترامب بفرض عقوبات على موسكو. ونفى بوتين أن تكون بلاده قد هاجمت محطة الكهرباء.

      وأكد بوتين: «لم نستهدف الشبكة».
      """,
    title: "اتصال بين واشنطن وموسكو", source: "وكالة السهل", published: "2025-05-02")

  static let spelling = Posting(
    text: "التقى دونالد ترمب إيمانويل ماكرون في نيويورك، وبحثا أسعار الكهرباء والغاز.", title: "لقاء في نيويورك",
    source: "صحيفة الميناء", published: "2025-07")

  static let year = Posting(
    text: "زار فلاديمير بوتين بكين مرتين في ذلك العام، والتقى الرئيس الصيني شي جين بينغ.", title: "حصاد عام", source: "وكالة السهل",
    published: "2024")

  static let undated = Posting(text: "ذكر الكاتب أن دونالد ترامب زار القاهرة من قبل.", title: "من دفتر قديم", source: "مدونة")

  static let english = Posting(
    text: "Donald Trump met Emmanuel Macron in Paris on Friday and they spoke about trade for an hour.", title: "A meeting in Paris",
    source: "The Harbour", published: "2025-05-03")

  static let cats = Posting(
    text: "قال الباحثون إن القطط تنام ست عشرة ساعة في اليوم، وإنها تحب السمك والدفء.", title: "عن القطط", published: "2025-03-18")
}

extension Site {
  /// An archive with the sample documents, a page of several articles with teasers, and thirty short ones of one day. Only for reading.
  static let sample: Result<Site, any Error> = Result { try filled() }

  /// The same for one who needs it alone.
  static func filled() throws -> Site {
    let site = try Site()
    for posting in [Posting.meeting, .call, .spelling, .year, .undated, .english, .cats] { try site.add(posting.json, "application/json") }
    try site.add(String(decoding: ProjectFiles.bytes("Tests/Fixtures/pages/news-a.txt"), as: UTF8.self), "text/plain")
    let wire = try ProjectFiles.bytes("Config/demo/02-wire-copy.txt")
    try site.add(String(decoding: wire, as: UTF8.self), "text/plain")
    for number in 1...30 {
      let text = number.isMultiple(of: 3) ? "خبر قصير رقم \(number) عن دونالد ترامب." : "خبر قصير رقم \(number) عن الطقس."
      try site.add(Posting(text: text, title: "خبر \(number)", source: "نشرة اليوم", published: "2025-06-15").json, "application/json")
    }
    for (path, json) in [
      ("/v1/searches", #"{"name": "لقاءات", "of": "events", "query": "type=CONSULT"}"#),
      ("/v1/watches", #"{"search": "لقاءات", "webhook": "http://hooks.example.org/in"}"#),
    ] {
      let answer = try site.ask(.post, path, headers: ["Content-Type": "application/json"], body: Array(json.utf8))
      if answer.status != 201 { throw Refused(reason: answer.text) }
    }
    return site
  }

  private func add(_ body: String, _ type: String) throws {
    let answer = try post(body.utf8, type)
    if answer.status != 201 { throw Refused(reason: answer.text) }
  }

  struct Refused: Error {
    let reason: String
  }
}
