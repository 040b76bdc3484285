/// The version of the program.
public enum Version {
  /// Semantic versioning; the API of `/v1` changes only by additions.
  public static let current = "0.1.0"
}
