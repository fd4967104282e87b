using System.Text.Json.Serialization;

namespace Procur.Integrations.Sql;

[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull
)]
[JsonSerializable(typeof(StoredCredentials))]
[JsonSerializable(typeof(StoredTest))]
[JsonSerializable(typeof(Dictionary<string, string?>))]
internal sealed partial class ConnectionJson : JsonSerializerContext;
