import Model
import Storage

/// The columns of each kind of export, and how a row fills them, in the same order.
extension CSVWriter {
  /// The names of the columns.
  static func columns(of kind: ExportKind) -> [String] {
    switch kind {
    case .articles:
      [
        "id", "document_id", "kind", "lang", "title", "subtitle", "authors", "translator", "desk", "agency", "place", "source", "url",
        "published", "published_precision", "published_basis", "word_count", "keywords", "body",
      ]
    case .events:
      [
        "id", "article_id", "cluster_id", "type", "mode", "contexts", "cameo_root", "goldstein", "quad_class", "date_start", "date_end",
        "date_precision", "date_basis", "status", "historical", "actors", "actor_slugs", "targets", "target_slugs", "place", "place_slug",
        "latitude", "longitude", "trigger", "rule", "confidence", "article_title", "source", "url",
      ]
    case .quotes:
      ["id", "article_id", "speaker", "speaker_slug", "speaker_text", "text", "cue", "direct", "article_title", "source", "url"]
    case .entities: ["id", "slug", "type", "name", "name_en", "aliases", "article_count", "mention_count"]
    }
  }

  mutating func article(_ record: ArticleRecord) {
    let article = record.article
    number(record.id)
    number(record.documentID)
    text(article.kind.rawValue)
    text(article.language)
    text(article.title)
    text(article.subtitle)
    list(article.authors)
    for value in [article.translator, article.desk, article.agency, article.place, article.source, article.url] { text(value) }
    text(article.published?.date.description)
    text(article.published?.date.precision.rawValue)
    text(article.published?.basis.rawValue)
    number(record.wordCount)
    list(article.keywords)
    text(article.body)
  }

  mutating func event(_ record: EventRecord, of article: ArticleRecord?, at point: PlaceCoordinates.Point?) {
    let event = record.event
    number(record.id)
    number(record.articleID)
    number(record.clusterID)
    text(event.type.rawValue)
    text(event.mode)
    list(event.contexts)
    text(event.cameoRoot)
    number(event.goldstein)
    number(event.quadClass)
    text(event.date?.first.description)
    text(event.date?.last.description)
    text(event.date?.precision.rawValue)
    text(event.date?.basis.rawValue)
    text(event.status.rawValue)
    flag(event.historical)
    for participants in [event.actors, event.targets, event.place.map { [$0] } ?? []] {
      list(participants.map { participant in participant.entity.flatMap { record.entities[$0]?.name } ?? participant.text })
      list(participants.compactMap(\.entity))
    }
    number(point?.latitude)
    number(point?.longitude)
    text(event.triggerText)
    text(event.rule)
    number(event.confidence)
    origin(article)
  }

  mutating func quote(_ record: QuoteRecord, of article: ArticleRecord?) {
    number(record.id)
    number(record.articleID)
    text(record.speaker?.name)
    text(record.speaker?.slug)
    text(record.quote.speakerText)
    text(record.quote.text)
    text(record.quote.cue)
    flag(record.quote.direct)
    origin(article)
  }

  mutating func entity(_ record: EntityRecord) {
    number(record.id)
    text(record.entity.slug)
    text(record.entity.type.rawValue)
    text(record.entity.name)
    text(record.entity.nameEnglish)
    list(record.entity.aliases)
    number(record.articleCount)
    number(record.mentionCount)
  }

  /// The columns that tell where something was read.
  private mutating func origin(_ article: ArticleRecord?) {
    text(article?.article.title)
    text(article?.article.source)
    text(article?.article.url)
  }
}
