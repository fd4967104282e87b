using System.Text;
using Procur.Integrations.Webhooks;

namespace Procur.Integrations.SendGrid.Tests;

/// <summary>What SendGrid's events mean: a row for each documented one, and one for what nobody has heard of.</summary>
public sealed class EventTests
{
    [Theory]
    [InlineData("processed", EmailDeliveryKind.Accepted)]
    [InlineData("deferred", EmailDeliveryKind.Deferred)]
    [InlineData("delivered", EmailDeliveryKind.Delivered)]
    [InlineData("bounce", EmailDeliveryKind.Bounced)]
    [InlineData("dropped", EmailDeliveryKind.Refused)]
    [InlineData("open", EmailDeliveryKind.Opened)]
    [InlineData("click", EmailDeliveryKind.Clicked)]
    [InlineData("spamreport", EmailDeliveryKind.Complained)]
    [InlineData("unsubscribe", EmailDeliveryKind.Unsubscribed)]
    [InlineData("group_unsubscribe", EmailDeliveryKind.Unsubscribed)]
    [InlineData("group_resubscribe", EmailDeliveryKind.Unrecognized)]
    [InlineData("account_status_change", EmailDeliveryKind.Unrecognized)]
    [InlineData("tomorrow", EmailDeliveryKind.Unrecognized)]
    [InlineData("", EmailDeliveryKind.Unrecognized)]
    public void Each_word_has_its_meaning(string word, EmailDeliveryKind kind)
    {
        var told = Read($$"""{"event":"{{word}}","sg_event_id":"1"}""");

        Assert.Equal(kind, told.Kind);
        Assert.Equal(word, told.Type);
    }

    [Theory]
    [InlineData("bounce", "bounce", true)]
    [InlineData("bounce", "blocked", false)]
    [InlineData("bounce", "tomorrow", null)]
    [InlineData("dropped", "bounce", null)]
    public void A_bounce_is_for_good_and_a_block_is_not(string word, string type, bool? isPermanent) =>
        Assert.Equal(isPermanent, Read($$"""{"event":"{{word}}","type":"{{type}}","sg_event_id":"1"}""").IsPermanent);

    [Fact]
    public void All_that_is_documented_is_read()
    {
        var told = Read(
            """
            {"email":"a@example.com","timestamp":1767225600,"smtp-id":"<x@y>","event":"bounce","type":"bounce","category":["invoice_sent","x"],
             "reason":"550 5.1.1 unknown","status":"5.1.1","asm_group_id":12,"sg_event_id":"ZXZ0Mg","sg_message_id":"14c5d75ce93dfd.filter0001.1.0",
             "sg_machine_open":true,"reference":"PO-1001","order":"17","procur_intent":"pay 17","attempt":"5","tls":1}
            """
        );

        Assert.Equal("ZXZ0Mg", told.Id);
        Assert.Equal("14c5d75ce93dfd", told.MessageId);
        Assert.Equal("14c5d75ce93dfd.filter0001.1.0", told.ProviderMessageId);
        Assert.Equal("PO-1001", told.Reference);
        Assert.Equal(new Dictionary<string, string> { ["order"] = "17" }, told.Metadata);
        Assert.Equal(["invoice_sent", "x"], told.Categories);
        Assert.Equal(("550 5.1.1 unknown", "5.1.1", 12, true), (told.Reason, told.Status, told.UnsubscribeGroupId, told.IsMachineOpen));
        Assert.Equal(DateTimeOffset.FromUnixTimeSeconds(1767225600), told.OccurredAt);
        Assert.DoesNotContain("a@example.com", told.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void Fields_of_other_kinds_than_documented_are_passed_over()
    {
        var told = Read(
            """{"event":7,"email":[],"timestamp":"now","category":"one","sg_event_id":"1","sg_message_id":5,"asm_group_id":"x","reason":{},"url":1,"x":2}"""
        );

        Assert.Equal(("1", "", EmailDeliveryKind.Unrecognized), (told.Id, told.Type, told.Kind));
        Assert.Null(told.Recipient);
        Assert.Null(told.OccurredAt);
        Assert.Equal(["one"], told.Categories);
        Assert.Empty(told.Metadata);
    }

    private static SendGridEmailEvent Read(string json) =>
        Assert.IsType<SendGridEmailEvent>(
            Assert.Single(
                new SendGridWebhookReceiver(TimeProvider.System).Read(
                    new RawWebhook(Encoding.UTF8.GetBytes($"[{json}]"), _ => null, DateTimeOffset.UnixEpoch)
                )
            )
        );
}
