using System.Text.Json.Serialization;
using Procur.Integrations.Connections;

namespace Procur.Integrations.AspNetCore.Administration;

/// <summary>The JSON of the operators' endpoints.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow
)]
[JsonSerializable(typeof(AdministrationProblem))]
[JsonSerializable(typeof(ConnectionList))]
[JsonSerializable(typeof(ConnectionEntry))]
[JsonSerializable(typeof(NextCredentialEntry))]
[JsonSerializable(typeof(ConnectionTested))]
[JsonSerializable(typeof(ReencryptReport))]
[JsonSerializable(typeof(EventList))]
[JsonSerializable(typeof(EventContentShown))]
[JsonSerializable(typeof(EventReplay))]
[JsonSerializable(typeof(EventsReplayed))]
[JsonSerializable(typeof(OperationList))]
[JsonSerializable(typeof(OperationVerdict))]
[JsonSerializable(typeof(OperationResend))]
[JsonSerializable(typeof(OperationFinding))]
internal sealed partial class AdministrationJson : JsonSerializerContext;
