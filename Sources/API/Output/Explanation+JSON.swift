import ArabicText
import Ingestion
import Model
import Storage

extension JSONWriter {
  /// The answer to a POST that stores nothing: what would be made of the document, and why. `duplicate` says that it is stored already, and
  /// `document_id` as which.
  mutating func preview(_ explanation: Explanation, known: Receipt?) {
    object { json in
      json.member("document_id", known?.document.id)
      json.member("duplicate", known != nil)
      json.key("articles")
      json.array(explanation.articles) { $0.article(preview: $1) }
      json.key("explain")
      json.explanation(explanation, ids: [])
    }
  }

  /// How a document was read. `ids` are those of its articles, in their order, when they are stored as they were read now.
  mutating func explanation(_ explanation: Explanation, ids: [Int]) {
    object { json in
      json.member("shape", explanation.shape)
      json.member("encoding", explanation.encoding)
      json.member("reasons", explanation.reasons)
      json.member("repairs", explanation.repairs)
      json.member("warnings", explanation.articles.flatMap(\.warnings))
      let scalars = Array(explanation.text.unicodeScalars)
      var lines = LineCounter(scalars)
      json.key("lines")
      json.array(explanation.decisions) { json, decision in
        let first = lines.line(at: decision.span.start)
        let last = lines.line(at: max(decision.span.start, decision.span.end - 1))
        json.object { json in
          json.member("first", first)
          json.member("last", last)
          json.member("start", decision.span.start)
          json.member("end", decision.span.end)
          json.member("role", decision.role.rawValue)
          json.member("kept", decision.role.isKept)
          json.member("article", decision.article)
          json.member("article_id", decision.article.flatMap { ids.indices.contains($0) ? ids[$0] : nil })
          json.member("reasons", decision.reasons)
          json.member("text", Self.beginning(of: scalars[decision.span.start..<decision.span.end]))
        }
      }
    }
  }

  private static func beginning(of text: ArraySlice<Unicode.Scalar>) -> String {
    String(String.UnicodeScalarView(text.prefix(80)))
  }
}

/// Tells in which line of a text an offset lies; offsets come nearly in order.
private struct LineCounter {
  private let scalars: [Unicode.Scalar]
  private var offset = 0
  private var number = 1

  init(_ scalars: [Unicode.Scalar]) {
    self.scalars = scalars
  }

  /// The number of the line, from 1.
  mutating func line(at target: Int) -> Int {
    if target < offset { (offset, number) = (0, 1) }
    while offset < target {
      let isEnd = scalars[offset] == "\n" || scalars[offset] == "\r" && (offset + 1 == scalars.count || scalars[offset + 1] != "\n")
      if isEnd { number += 1 }
      offset += 1
    }
    return number
  }
}
