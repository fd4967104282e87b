using System.Text.Json.Nodes;
using Procur.Integrations.Wire;
using Xunit;

namespace Procur.Integrations.Tests.Wire;

public sealed class WireFormOptionsTests
{
    [Fact]
    public void Nested_fields_are_flattened_in_brackets()
    {
        var form = new WireForm()
            .Add("amount", 5)
            .AddOptions(
                new JsonObject
                {
                    ["off_session"] = true,
                    ["transfer_data"] = new JsonObject { ["destination"] = "acct_1" },
                    ["types"] = new JsonArray("card", new JsonObject { ["a"] = 1.50m }),
                    ["at"] = new DateTimeOffset(2026, 1, 2, 3, 4, 5, TimeSpan.FromHours(3)),
                    ["unset"] = null,
                }
            );

        Assert.Equal(
            "amount=5&off_session=true&transfer_data[destination]=acct_1&types[0]=card&types[1][a]=1.50&at=2026-01-02T03:04:05+03:00&unset=",
            Uri.UnescapeDataString(form.ToString())
        );
    }

    [Theory]
    [InlineData("amount")]
    [InlineData("currency")]
    public void A_field_that_the_request_says_is_not_said_twice(string name)
    {
        var form = new WireForm().Add("amount", 5).Add("currency", "usd");

        Assert.Throws<ArgumentException>(() => form.AddOptions(new JsonObject { [name] = "x" }));
    }

    [Fact]
    public void A_nested_field_may_stand_beside_another_of_its_parent_and_not_on_itself()
    {
        WireForm New() => new WireForm().Add("metadata", "a", "1");

        Assert.EndsWith(
            "metadata%5Bb%5D=2",
            New().AddOptions(new JsonObject { ["metadata"] = new JsonObject { ["b"] = "2" } }).ToString(),
            StringComparison.Ordinal
        );
        Assert.Throws<ArgumentException>(() => New().AddOptions(new JsonObject { ["metadata"] = new JsonObject { ["a"] = "2" } }));
    }
}
