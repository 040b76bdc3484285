import Ingestion
import Model
import Storage

extension JSONWriter {
  /// A document's own members.
  private mutating func documentMembers(_ document: StoredDocument) {
    member("id", document.id)
    member("external_id", document.metadata.externalID)
    member("title", document.metadata.title)
    member("source", document.metadata.source)
    member("url", document.metadata.url)
    member("published", document.metadata.published?.description)
    member("retrieved", document.metadata.retrieved)
    member("lang", document.metadata.language)
    member("split", document.metadata.split)
    member("media_type", document.mediaType.rawValue)
    member("charset", document.charset)
    member("bytes", document.byteCount)
    member("received_at", document.receivedAt)
  }

  private mutating func line(id: Int, _ kind: Article.Kind, _ title: String, _ published: Publication?) {
    object { json in
      json.member("id", id)
      json.member("kind", kind.rawValue)
      json.member("title", title)
      json.key("published")
      json.publication(published)
    }
  }

  /// The answer to a POST.
  mutating func receipt(_ receipt: Receipt) {
    object { $0.receiptMembers(receipt) }
  }

  /// The answer to a PUT.
  mutating func replacement(_ replacement: Replacement) {
    object { json in
      json.receiptMembers(replacement.receipt)
      json.member("replaced", replacement.isReplaced)
    }
  }

  private mutating func receiptMembers(_ receipt: Receipt) {
    key("document")
    object { $0.documentMembers(receipt.document) }
    key("articles")
    array(receipt.articles) { $0.line(id: $1.id, $1.kind, $1.title, $1.published) }
    member("duplicate", receipt.isDuplicate)
  }

  /// One document with its articles.
  mutating func document(_ document: StoredDocument, articles: [ArticleRecord], explanation: Explanation? = nil) {
    object { json in
      json.documentMembers(document)
      json.key("articles")
      json.array(articles) { $0.line(id: $1.id, $1.article.kind, $1.article.title, $1.article.published) }
      if let explanation {
        json.key("explain")
        json.explanation(explanation, ids: explanation.articles.count == articles.count ? articles.map(\.id) : [])
      }
    }
  }
}
