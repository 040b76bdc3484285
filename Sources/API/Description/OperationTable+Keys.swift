import HTTP
import Model

extension OperationTable {
  private static let keyName = Schema.text(minimum: 1, maximum: 100, pattern: "^[!\"$-~]+$")
  private static let path: [(name: String, schema: Schema, help: String, example: String)] = [
    ("name", .text(minimum: 1, maximum: 100, pattern: "^[!\"$-.0-~]+$"), "the name of a key", "desk")
  ]

  static let keys: [Operation] = [
    Operation(
      method: .get, pattern: "/v1/keys", room: .keys, summary: "List the keys, never their secrets", scope: .admin,
      answers: [.init(200, "all keys", page("Key"))], scenario: "keys are made, rotated and revoked over HTTP", id: "list_keys"),
    Operation(
      method: .post, pattern: "/v1/keys", room: .keys, summary: "Make a key; its secret is shown this once", scope: .admin,
      body: Operation.Body(contents: [
        (
          "application/json",
          .body([
            .init("name", keyName), .asked("scopes", .optional(.array(.choice(of: KeyRing.Scope.self), atLeast: 1))),
            .asked("expires", .optional(.day)),
          ]), #"{"name": "desk", "scopes": ["write", "curate"], "expires": "2027-01-31"}"#
        )
      ]), answers: [.init(201, "the key with its secret", .named("NewKey"))], scenario: "keys are made, rotated and revoked over HTTP",
      id: "create_key"),
    Operation(
      method: .post, pattern: "/v1/keys/{name}/rotate", room: .keys, summary: "Give a key another secret; the old one is revoked",
      scope: .admin, path: path, answers: [.init(200, "the key with its secret", .named("NewKey"))],
      scenario: "keys are made, rotated and revoked over HTTP", id: "rotate_key"),
    Operation(
      method: .delete, pattern: "/v1/keys/{name}", room: .keys, summary: "Revoke a key", scope: .admin, path: path,
      answers: [.init(204, "it opens nothing any more")], scenario: "keys are made, rotated and revoked over HTTP", id: "revoke_key"),
  ]
}
