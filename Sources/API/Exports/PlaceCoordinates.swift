import Model

/// Where places lie, by slug: what puts events on a map.
public struct PlaceCoordinates: Sendable {
  /// A point on the earth, in decimal degrees (WGS 84).
  public struct Point: Sendable, Equatable {
    /// North is positive.
    public let latitude: Double
    /// East is positive.
    public let longitude: Double
  }

  /// No place is known.
  public static let none = PlaceCoordinates(points: [:])

  /// The files that name places with their coordinates.
  public static let tables = ["Config/lexicon/places.tsv", "Config/lexicon/countries.tsv"]
  private let points: [String: Point]

  private init(points: [String: Point]) { self.points = points }

  /// Reads the tables of places among some files, given by path; rows without coordinates are left out.
  ///
  /// - Throws: `TableFile.Malformed`.
  public init(files: [String: String]) throws {
    var points: [String: Point] = [:]
    for name in Self.tables {
      guard let text = files[name] else { continue }
      for row in try TableFile(name: name, text: text).rows {
        guard let latitude = Double(row["latitude"]), let longitude = Double(row["longitude"]) else { continue }
        points[row["slug"]] = Point(latitude: latitude, longitude: longitude)
      }
    }
    self.points = points
  }

  /// A line for each place, as the pages for people draw them: slug, latitude, longitude, apart by tabs.
  public var table: [UInt8] {
    Array(points.sorted { $0.key < $1.key }.map { "\($0.key)\t\($0.value.latitude)\t\($0.value.longitude)" }.joined(separator: "\n").utf8)
  }

  /// Where the place with a slug lies, if that is known.
  public subscript(slug: String) -> Point? { points[slug] }
}
