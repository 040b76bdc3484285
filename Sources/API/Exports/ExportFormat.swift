/// What can be exported.
enum ExportKind: String, CaseIterable {
  case articles, events, quotes, entities

  /// The formats that it comes in; the first is the default.
  var formats: [ExportFormat] {
    switch self {
    case .articles, .quotes: [.ndjson, .csv]
    case .events: [.ndjson, .csv, .geojson, .ftm, .plover]
    case .entities: [.ndjson, .csv, .ftm]
    }
  }
}

/// How an export is written.
enum ExportFormat: String, CaseIterable {
  /// One JSON object a line, with the members that lists have.
  case ndjson
  /// RFC 4180, in UTF-8, with a line of names.
  case csv
  /// RFC 7946: the events whose place has coordinates.
  case geojson
  /// Entities of the FollowTheMoney data model, one a line.
  case ftm
  /// Event records with the field names of PLOVER's gold standard records, one a line.
  case plover

  /// The media type of an answer.
  var mediaType: String {
    switch self {
    case .ndjson, .plover: "application/x-ndjson"
    // FollowTheMoney's own tools write this type.
    case .ftm: "application/json+ftm"
    case .csv: "text/csv; charset=utf-8; header=present"
    case .geojson: "application/geo+json"
    }
  }

  /// How the name of a file ends.
  var fileEnding: String {
    switch self {
    case .ndjson: "ndjson"
    case .csv: "csv"
    case .geojson: "geojson"
    case .ftm: "ftm.json"
    case .plover: "plover.jsonl"
    }
  }
}
