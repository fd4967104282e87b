using System.Collections.Concurrent;
using Microsoft.Extensions.DependencyInjection;
using Procur.Integrations.Webhooks;
using Xunit;

namespace Procur.Integrations.TestKit;

/// <summary>What a host may expect of the buttons of every chat service: what was pressed, by whom, and of an approval that one decision wins.</summary>
[SuiteOf(typeof(IWebhookConfirmation))]
public abstract class ChatInteractionConformance<TFixture> : WebhookSuite<TFixture>
    where TFixture : IntegrationFixture, IChatScript, new()
{
    private readonly ConcurrentQueue<IChatInteractionEvent> presses = new();
    private readonly ConcurrentQueue<IApprovalDecisionEvent> decisions = new();

    private IChatNotifier Chat => World.Get<IChatNotifier>();

    [Fact]
    public async Task A_press_comes_with_the_button_its_value_the_person_and_the_message()
    {
        var posted = await Chat.PostAsync(
            await MessageAsync() with
            {
                Actions = [new("accept_offer", "Accept") { Value = "offer-17" }, new("reject_offer", "Reject")],
            },
            Token
        );
        var person = await Fixture.PersonAsync(World, Token);

        var status = await PressAsync(posted, "Accept", person);

        Assert.Equal(200, status);
        var press = Assert.Single(presses);
        Assert.Equal(("accept_offer", "offer-17", person), (press.ActionId, press.Value, press.UserId));
        Assert.Equal((posted.Message.Channel, posted.Message.Id), (press.Message?.Channel, press.Message?.Id));
        Assert.Empty(decisions);
    }

    [Theory]
    [InlineData("Approve", ApprovalVerdict.Approved)]
    [InlineData("Reject", ApprovalVerdict.Rejected)]
    [InlineData("Counter", ApprovalVerdict.Countered)]
    public async Task A_decision_by_one_of_the_approvers_is_told_once_and_checked(string button, ApprovalVerdict verdict)
    {
        var person = await Fixture.PersonAsync(World, Token);
        var posted = await CardAsync(new ApprovalCard("PO-1001") { Approvers = [person] });

        await PressAsync(posted, button, person);

        var decision = Assert.Single(decisions);
        Assert.Equal(("PO-1001", verdict, person), (decision.ApprovalId, decision.Verdict, decision.UserId));
        Assert.Equal(posted.Message.Id, decision.Message?.Id);
        Assert.Empty(presses);
    }

    [Fact]
    public async Task Somebody_who_is_no_approver_decides_nothing_and_the_audit_knows()
    {
        var posted = await CardAsync(new ApprovalCard("PO-1001") { Approvers = [await Fixture.PersonAsync(World, Token)] });

        await PressAsync(posted, "Approve", await Fixture.OtherPersonAsync(World, Token));

        Assert.Empty(decisions);
        Assert.Empty(presses);
        Assert.Contains(
            World.Host.Audit.Records,
            record => record is { Outcome: "refused", Detail: { } detail } && detail.Contains("approvers", StringComparison.Ordinal)
        );
    }

    [Fact]
    public async Task A_value_that_was_forged_or_taken_from_another_button_decides_nothing()
    {
        var person = await Fixture.PersonAsync(World, Token);
        var posted = await CardAsync(new ApprovalCard("PO-1001"));
        foreach (var forged in (string[])["PO-1001", "", "e30.AAAA", new string('A', 1999), "{\"i\":\"PO-1001\",\"v\":1}"])
        {
            await PressAsync(posted, "Approve", person, forged);
        }

        await PressAsync(posted, "Approve", person, await Fixture.ButtonValueAsync(World, posted.Message, "Reject", Token));

        Assert.Empty(decisions);
        Assert.Empty(presses);
    }

    [Fact]
    public async Task Of_two_decisions_the_first_wins()
    {
        var (one, other) = (await Fixture.PersonAsync(World, Token), await Fixture.OtherPersonAsync(World, Token));
        var posted = await CardAsync(new ApprovalCard("PO-1001") { Approvers = [one, other] });

        await Task.WhenAll(PressAsync(posted, "Approve", one), PressAsync(posted, "Reject", other), PressAsync(posted, "Approve", one));

        Assert.Single(decisions);
    }

    [Fact]
    public async Task A_decision_that_came_to_nothing_can_be_made_again_by_the_same_person_later()
    {
        var (one, other) = (await Fixture.PersonAsync(World, Token), await Fixture.OtherPersonAsync(World, Token));
        var posted = await CardAsync(new ApprovalCard("PO-1001"));
        HandlersFail = true;
        Assert.Equal(500, await PressAsync(posted, "Approve", one));

        HandlersFail = false;
        await World.AdvanceAsync(TimeSpan.FromSeconds(30), Token);
        await PressAsync(posted, "Reject", other);
        Assert.Empty(decisions);
        Assert.Equal(200, await PressAsync(posted, "Approve", one));

        Assert.Equal(ApprovalVerdict.Approved, Assert.Single(decisions).Verdict);
    }

    [Fact]
    public async Task What_has_expired_can_no_longer_be_decided()
    {
        var posted = await CardAsync(new ApprovalCard("PO-1001") { ExpiresAt = World.Host.Time.GetUtcNow().AddHours(1) });

        await World.AdvanceAsync(TimeSpan.FromHours(1), Token);
        await PressAsync(posted, "Approve", await Fixture.PersonAsync(World, Token));

        Assert.Empty(decisions);
    }

    [Fact]
    public async Task The_outcome_is_shown_by_changing_the_message()
    {
        var posted = await CardAsync(new ApprovalCard("PO-1001") { AllowsCounter = false });
        Assert.Equal(["Approve", "Reject"], (await Fixture.ReadAsync(World, posted.Message, Token))?.Buttons);
        await PressAsync(posted, "Approve", await Fixture.PersonAsync(World, Token));

        await Chat.UpdateAsync(new ChatUpdate { Message = decisions.Single().Message!, Text = "Approved" }, Token);

        var shown = await Fixture.ReadAsync(World, posted.Message, Token);
        Assert.Equal("Approved", shown?.Text);
        Assert.Empty(shown!.Buttons);
    }

    protected override void AddTo(IServiceCollection services)
    {
        Keep(services, presses);
        Keep(services, decisions);
    }

    private Task<int> PressAsync(PostedMessage posted, string text, string userId, string? forged = null) =>
        Fixture.PressAsync(World, posted.Message, text, userId, forged, Token);

    private async Task<PostedMessage> CardAsync(ApprovalCard card) =>
        await Chat.PostAsync(await MessageAsync() with { Approval = card }, Token);

    private async Task<ChatMessage> MessageAsync() =>
        new() { To = ChatTarget.Channel(await Fixture.ChannelAsync(World, Token)), Text = "Order 17" };
}
