using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization;

namespace Procur.Integrations.Sandbox.Control;

[JsonSourceGenerationOptions(JsonSerializerDefaults.Web, UseStringEnumConverter = true)]
[JsonSerializable(typeof(SandboxFaultBody))]
[JsonSerializable(typeof(IReadOnlyList<SandboxFaultBody>))]
[JsonSerializable(typeof(IReadOnlyList<SandboxEffect>))]
[JsonSerializable(typeof(IReadOnlyList<SandboxRequest>))]
[JsonSerializable(typeof(IReadOnlyList<SandboxDelivery>))]
[JsonSerializable(typeof(IReadOnlyList<SandboxAccount>))]
[JsonSerializable(typeof(IReadOnlyDictionary<string, string?>))]
[JsonSerializable(typeof(SandboxAccount))]
[JsonSerializable(typeof(SandboxAccountName))]
[JsonSerializable(typeof(SandboxClockState))]
[JsonSerializable(typeof(SandboxClockMove))]
[JsonSerializable(typeof(SandboxCount))]
[JsonSerializable(typeof(SandboxProblem))]
[JsonSerializable(typeof(SandboxWebhookTarget))]
[JsonSerializable(typeof(JsonObject))]
internal sealed partial class SandboxJson : JsonSerializerContext;
