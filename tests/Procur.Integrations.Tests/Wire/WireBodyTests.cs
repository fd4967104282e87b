using System.Text;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization;
using Procur.Integrations.Wire;

namespace Procur.Integrations.Tests.Wire;

public sealed partial class WireBodyTests
{
    private static readonly Order Pens = new("Stück", 2);

    [Fact]
    public void Further_fields_are_added_replace_what_is_there_and_stay_the_callers()
    {
        var further = new JsonObject
        {
            ["amount"] = 3,
            ["metadata"] = new JsonObject { ["order"] = "17" },
            ["note"] = null,
        };

        var body = WireBody.Json(Pens, OrderJson.Default.Order, further);

        var written = JsonNode.Parse(body.Bytes.Span)!.AsObject();
        Assert.Equal(["unit", "amount", "metadata", "note"], written.Select(field => field.Key));
        Assert.Equal((3, "17"), ((int)written["amount"]!, (string?)written["metadata"]!["order"]));
        Assert.Null(written["note"]);
        Assert.Equal("application/json; charset=utf-8", body.ContentType);
        Assert.Same(further, further["metadata"]!.Parent);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void Without_any_the_bytes_are_those_of_the_body(bool isEmpty)
    {
        var body = WireBody.Json(Pens, OrderJson.Default.Order, isEmpty ? [] : null);

        Assert.Equal(WireBody.Json(Pens, OrderJson.Default.Order).Bytes.ToArray(), body.Bytes.ToArray());
    }

    [Fact]
    public void With_some_the_rest_is_written_as_without()
    {
        var plain = Encoding.UTF8.GetString(WireBody.Json(Pens, OrderJson.Default.Order).Bytes.Span);

        var body = WireBody.Json(Pens, OrderJson.Default.Order, new JsonObject { ["x"] = 1 });

        Assert.Equal(plain[..^1] + ",\"x\":1}", Encoding.UTF8.GetString(body.Bytes.Span));
    }

    internal sealed record Order(string Unit, int Amount);

    [JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower)]
    [JsonSerializable(typeof(Order))]
    internal sealed partial class OrderJson : JsonSerializerContext;
}
