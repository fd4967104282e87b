using System.Text.Json.Serialization;

namespace Procur.Integrations;

[JsonSerializable(typeof(PendingConnect))]
internal sealed partial class OAuthJson : JsonSerializerContext;
