import Testing

@testable import DocumentFormats

@Suite struct MarkupTests {
  @Test(arguments: [
    ("<p class=a>نص</p>", "p[class=a] نص /p"), ("<br/>", "br[]!"), ("a < b", "a < b"), ("<!-- <p> -->x", "x"),
    ("<script>if (a<b) {}</script>x", "script[] #if (a<b) {} /script x"),
    ("<A HREF='x y' hidden>", "a[hidden= href=x y]"), ("<![CDATA[<b>]]>", "#<b>"), ("<p", "p[]"), ("</p", "/p"),
    ("<!doctype html><p>", "p[]"),
  ])
  func `markup is cut into tags and text`(markup: String, tokens: String) {
    let scalars = Scalars(markup)
    var tokenizer = MarkupTokenizer(scalars)
    var seen: [String] = []
    while let token = tokenizer.next() {
      switch token {
      case .start(let name, let attributes, let isClosed):
        let list = attributes.sorted { $0.key.count > $1.key.count }.map { $0.key + "=" + $0.value.string }.joined(separator: " ")
        seen.append("\(name)[\(list)]" + (isClosed ? "!" : ""))
      case .end(let name): seen.append("/" + name)
      case .text(let range): seen.append(scalars[range].string)
      case .raw(let range): seen.append("#" + scalars[range].string)
      }
    }
    #expect(seen.joined(separator: " ").replacing("  ", with: " ") == tokens)
  }

  @Test(arguments: [
    ("&amp;&lt;", "&<"), ("&#1608;&#x648;", "وو"), ("&laquo;نص&raquo;", "«نص»"), ("&unknown;", "&unknown;"), ("&", "&"),
    ("&#0;", "\u{FFFD}"), ("&#150;", "–"), ("a&b", "a&b"),
    ("&#xD800;", "\u{FFFD}"), ("&eacute;", "é"),
  ])
  func `references become characters`(raw: String, text: String) {
    #expect(Entities.decode(Scalars(raw)[...]).string == text)
  }
}
