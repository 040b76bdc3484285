import HTTP
import Synchronization

/// The OpenAPI document as it is served: written and packed when somebody first asks for it, so that a start need not wait.
final class DescriptionFile: Sendable {
  private let routes: [String]
  private let made = Mutex<StaticFile?>(nil)

  init(routes: [String]) { self.routes = routes }

  var file: StaticFile {
    made.withLock { made in
      if let made { return made }
      let file = StaticFile(type: "application/json", bytes: OpenAPIDocument(routes: routes).json())
      made = file
      return file
    }
  }
}
