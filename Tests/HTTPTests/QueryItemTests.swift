import Testing

@testable import HTTP

struct QueryItemTests {
  @Test(arguments: [
    ("a=1&b=2", [QueryItem("a", "1"), QueryItem("b", "2")]), ("a=1&a=2", [QueryItem("a", "1"), QueryItem("a", "2")]),
    ("q=a+b%2Bc", [QueryItem("q", "a b+c")]), ("q=%D8%AA%D8%B1%D9%85%D8%A8", [QueryItem("q", "ترمب")]),
    ("q=ترمب", [QueryItem("q", "ترمب")]),
    ("a", [QueryItem("a", "")]), ("a=b=c", [QueryItem("a", "b=c")]), ("&&a=1&", [QueryItem("a", "1")]), ("=1", [QueryItem("", "1")]),
    ("", []),
  ])
  func `a query is read in order`(_ text: String, _ items: [QueryItem]) {
    #expect(QueryItem.decode(Array(text.utf8)[...]) == items)
  }

  @Test func `any items survive being written and read`() {
    var random = SplitMix64(seed: 3)
    let scalars = Array("ab &=+%?#/;~ترمب\u{064E}🙂\n".unicodeScalars)
    for _ in 0..<200 {
      let items = (0..<3).map { _ in
        let texts = (0..<2).map { _ in
          String(String.UnicodeScalarView((0..<Int.random(in: 1...8, using: &random)).map { _ in scalars.randomElement(using: &random)! }))
        }
        return QueryItem(texts[0], texts[1])
      }
      #expect(QueryItem.decode(Array(QueryItem.encode(items).utf8)[...]) == items)
    }
  }
}
