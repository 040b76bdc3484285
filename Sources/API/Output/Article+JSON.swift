import ArabicText
import Model
import Storage

extension JSONWriter {
  /// `{"date", "precision", "basis"}`, or `null`.
  mutating func publication(_ publication: Publication?) {
    guard let publication else { return null() }
    object { json in
      json.member("date", publication.date.description)
      json.member("precision", publication.date.precision.rawValue)
      json.member("basis", publication.basis.rawValue)
    }
  }

  /// `{"start", "end"}`.
  mutating func span(_ span: ScalarSpan) {
    object { json in
      json.member("start", span.start)
      json.member("end", span.end)
    }
  }

  /// An article as lists show it: without its body.
  mutating func article(_ record: ArticleRecord) {
    object { $0.articleMembers(record) }
  }

  /// An article like another one, with what it has to do with it and how close it is.
  mutating func similar(_ similar: SimilarArticle) {
    object { json in
      json.articleMembers(similar.record)
      json.member("relation", similar.relation.rawValue)
      json.member("score", (similar.score * 1000).rounded() / 1000)
    }
  }

  mutating func articleMembers(_ record: ArticleRecord) {
    articleHead(record)
    member("word_count", record.wordCount)
    member("snippet", record.snippet)
    member("copies", record.copies)
  }

  private mutating func articleHead(_ record: ArticleRecord) {
    member("id", record.id)
    member("document_id", record.documentID)
    articleHead(record.article)
  }

  private mutating func articleHead(_ article: Article) {
    member("kind", article.kind.rawValue)
    member("lang", article.language)
    member("title", article.title)
    member("subtitle", article.subtitle)
    member("authors", article.authors)
    member("translator", article.translator)
    member("desk", article.desk)
    member("place", article.place)
    member("source", article.source)
    member("url", article.url)
    key("published")
    publication(article.published)
    key("document_range")
    span(article.documentSpan)
  }

  /// One article, whole.
  mutating func wholeArticle(_ whole: WholeArticle) {
    let article = whole.record.article
    object { json in
      json.articleHead(whole.record)
      json.articleText(article)
      json.member("word_count", whole.record.wordCount)
      json.key("entities")
      json.array(whole.entities) { $0.mentionedEntity($1) }
      json.key("events")
      json.array(whole.events) { $0.event($1) }
      json.key("quotes")
      json.array(whole.quotes) { $0.quote($1) }
      json.key("dates")
      json.array(whole.dates) { $0.date($1) }
      json.member("warnings", article.warnings)
    }
  }

  /// What only the whole article shows of itself.
  mutating func articleText(_ article: Article) {
    member("agency", article.agency)
    member("body", article.body)
    member("captions", article.captions)
    key("headings")
    array(article.headings) { $0.span($1) }
    key("abstracts")
    array(article.abstracts) { json, abstract in
      json.object { json in
        json.member("lang", abstract.language)
        json.member("text", abstract.text)
      }
    }
    member("keywords", article.keywords)
    key("passages")
    array(article.passages) { json, passage in
      json.object { json in
        json.member("start", passage.span.start)
        json.member("end", passage.span.end)
        json.member("lang", passage.language)
      }
    }
  }

  /// An article that is not stored.
  mutating func article(preview article: Article) {
    object { json in
      json.articleHead(article)
      json.articleText(article)
      json.member("warnings", article.warnings)
    }
  }

  private mutating func mentionedEntity(_ mentioned: WholeArticle.MentionedEntity) {
    object { json in
      json.entityNames(mentioned.entity)
      json.key("mentions")
      json.array(mentioned.mentions) { json, mention in
        json.object { json in
          json.member("field", mention.field.rawValue)
          json.member("start", mention.span.start)
          json.member("end", mention.span.end)
          json.member("text", mention.text)
          json.member("how", mention.how.rawValue)
          json.member("found_by", mention.foundBy.rawValue)
          json.member("confidence", mention.confidence)
        }
      }
    }
  }

  private mutating func date(_ date: DateMention) {
    object { json in
      json.member("start", date.span.start)
      json.member("end", date.span.end)
      json.member("text", date.text)
      json.member("value", date.value)
      json.member("precision", date.precision.rawValue)
    }
  }
}
