using Procur.Integrations.Wire;
using Xunit;

namespace Procur.Integrations.Tests.Wire;

public sealed class WirePathTests
{
    [Theory]
    [InlineData("v1/refunds/{id}", "re_1", "v1/refunds/re_1")]
    [InlineData("v1/invoices/{id}/pay", "in 1/2?x#y", "v1/invoices/in%201%2F2%3Fx%23y/pay")]
    public void A_value_is_escaped_as_one_segment(string template, string id, string path) => Assert.Equal(path, WirePath.Of(template, id));

    [Fact]
    public void Several_holes_are_filled_in_order() => Assert.Equal("a/1/b/2", WirePath.Of("a/{x}/b/{y}", "1", "2"));

    [Theory]
    [InlineData("")]
    [InlineData(" ")]
    [InlineData(".")]
    [InlineData("..")]
    public void An_id_that_would_name_another_path_is_refused(string id) =>
        Assert.Throws<ArgumentException>(() => WirePath.Of("v1/invoices/{id}/pay", id));

    [Theory]
    [InlineData(null, "v1/refunds")]
    [InlineData("", "v1/refunds")]
    [InlineData("a b", "v1/refunds?id=a+b")]
    public void A_query_is_added_where_there_is_one(string? id, string path)
    {
        var query = id is null ? null : new WireForm().Add("id", id.Length == 0 ? null : id);

        Assert.Equal(path, WirePath.WithQuery("v1/refunds", query));
    }

    [Fact]
    public void The_number_of_values_must_be_that_of_the_holes()
    {
        Assert.Throws<ArgumentException>(() => WirePath.Of("a/{x}"));
        Assert.Throws<ArgumentException>(() => WirePath.Of("a", "1"));
    }
}
