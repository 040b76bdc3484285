// swift-tools-version: 6.2
import PackageDescription

/// Settings of every Swift target: Swift 6 mode, the upcoming rules that are worth having, unsafe code marked as such, no warning left.
let strict: [SwiftSetting] = [
  .enableUpcomingFeature("ExistentialAny"),
  .enableUpcomingFeature("InternalImportsByDefault"),
  .enableUpcomingFeature("MemberImportVisibility"),
  .enableUpcomingFeature("InferIsolatedConformances"),
  .enableUpcomingFeature("NonisolatedNonsendingByDefault"),
  .enableUpcomingFeature("ImmutableWeakCaptures"),
  .strictMemorySafety(),
  .treatAllWarnings(as: .error),
]

/// Tests may be less strict about memory safety: they talk to raw sockets and processes on purpose.
let testing: [SwiftSetting] = [
  .enableUpcomingFeature("ExistentialAny"),
  .treatAllWarnings(as: .error),
]

func module(_ name: String, _ dependencies: [Target.Dependency] = [], plugins: [Target.PluginUsage] = []) -> Target {
  .target(name: name, dependencies: dependencies, swiftSettings: strict, plugins: plugins)
}

func tests(_ name: String, _ dependencies: [Target.Dependency]) -> Target {
  .testTarget(name: name, dependencies: dependencies, swiftSettings: testing)
}

let package = Package(
  name: "Sijill",
  products: [.executable(name: "sijill", targets: ["sijill"])],
  targets: [
    .systemLibrary(name: "CSQLite", providers: [.apt(["libsqlite3-dev"])]),
    .systemLibrary(name: "CZlib", providers: [.apt(["zlib1g-dev"])]),
    .systemLibrary(name: "CLinux"),

    module("Model"),
    module("ArabicText"),
    module("HTTP", ["CZlib", "CLinux"]),

    module("DocumentFormats", ["Model", "ArabicText"], plugins: ["EmbedFiles"]),
    module("Extraction", ["Model", "ArabicText"]),
    module("Storage", ["Model", "ArabicText", "CSQLite", "CZlib"], plugins: ["EmbedFiles"]),

    module("WebUI", ["HTTP", "Model"], plugins: ["EmbedFiles"]),

    module("Ingestion", ["Model", "DocumentFormats", "ArabicText", "Extraction", "Storage"]),
    module("API", ["Model", "ArabicText", "Storage", "Ingestion", "HTTP"]),

    .executableTarget(
      name: "sijill",
      dependencies: ["Model", "DocumentFormats", "Extraction", "Storage", "Ingestion", "API", "WebUI", "HTTP"],
      path: "Sources/CommandLineTool", swiftSettings: strict, plugins: ["EmbedFiles"]),

    .plugin(name: "EmbedFiles", capability: .buildTool(), dependencies: ["embed-files"], path: "Sources/Plugins/EmbedFiles"),
    .executableTarget(name: "embed-files", dependencies: ["CZlib"], path: "Sources/Plugins/EmbedFilesTool", swiftSettings: strict),

    tests("ModelTests", ["Model"]),
    tests("ArabicTextTests", ["ArabicText"]),
    tests("HTTPTests", ["HTTP"]),
    tests("DocumentFormatsTests", ["DocumentFormats", "Model", "ArabicText"]),
    tests("ExtractionTests", ["Extraction", "Model", "ArabicText"]),
    tests("StorageTests", ["Storage", "Model", "ArabicText", "CSQLite"]),
    tests("IngestionTests", ["Ingestion", "Storage", "Extraction", "DocumentFormats", "Model"]),
    tests("APITests", ["API", "HTTP", "Ingestion", "Storage", "Extraction", "Model"]),
    tests("WebUITests", ["WebUI", "HTTP"]),
    tests("ArchitectureTests", []),
    tests("EndToEndTests", ["sijill", "Storage"]),
  ],
  swiftLanguageModes: [.v6]
)
