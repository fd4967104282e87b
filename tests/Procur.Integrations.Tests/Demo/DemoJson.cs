using System.Text.Json;
using System.Text.Json.Serialization;

namespace Procur.Integrations.Tests.Demo;

[JsonSourceGenerationOptions(JsonSerializerDefaults.Web)]
[JsonSerializable(typeof(DemoThing))]
public sealed partial class DemoJson : JsonSerializerContext;
