using Procur.Integrations.Sandbox;

namespace Procur.Integrations.Mpesa.Tests;

/// <summary>Every fault that a stand-in knows, against the push: never two prompts for one intent, and never a word that the ledger contradicts.</summary>
public sealed class FaultTests : SandboxTest
{
    /// <summary>All faults of a call, once and for as long as we try; times are short, for they pass in earnest.</summary>
    public static TheoryData<string> Faults =>
        [
            .. from name in SandboxFault.Names
            where !name.StartsWith("webhook-", StringComparison.Ordinal)
            let time = name is "latency" or "slow-drip" or "commit-late" ? "=20ms" : ""
            from count in new[] { "", "*5" }
            select $"mpesa:{name}{time}{count}@stkpush.processrequest",
        ];

    [Theory]
    [MemberData(nameof(Faults))]
    public async Task What_is_said_of_a_push_is_what_the_ledger_says(string fault)
    {
        var request = MpesaHost.Request(operationKey: "pay 17");
        await Control.AddFaultAsync(fault, Token);

        var (payment, error) = await TryAsync(request);
        await SettleDownAsync();
        var prompts = await LedgerAsync("stk-prompt");

        if (payment is not null)
        {
            Assert.Equal(payment.Id, Assert.Single(prompts).Id);
        }
        else if (!error!.OutcomeUnknown)
        {
            Assert.Empty(prompts);
            await Control.ClearFaultsAsync(cancellationToken: Token);
            (payment, _) = await TryAsync(request);
            Assert.Equal(payment?.Id, Assert.Single(await LedgerAsync("stk-prompt")).Id);
        }
        else
        {
            var (again, refusal) = await TryAsync(request);
            Assert.Null(again);
            Assert.True(refusal!.OutcomeUnknown);
            Assert.Equal(prompts, await LedgerAsync("stk-prompt"));
            Assert.InRange(prompts.Count, 0, 1);
            Assert.True(await IsAnythingUnknownAsync());
        }

        await Control.ClearFaultsAsync(cancellationToken: Token);
        await PaidInTheEndAsync(request);
    }

    [Theory]
    [InlineData("reset-before-commit", false)]
    [InlineData("reset-after-commit", true)]
    [InlineData("commit-late=20ms", true)]
    [InlineData("truncated-body", true)]
    [InlineData("html-body", true)]
    [InlineData("server-error-after-commit", true)]
    public async Task A_lost_acknowledgement_is_unknown_whether_the_prompt_came_or_not(string fault, bool prompted)
    {
        await Control.AddFaultAsync($"mpesa:{fault}@stkpush.processrequest", Token);

        var (_, error) = await TryAsync(MpesaHost.Request());
        await SettleDownAsync();

        Assert.True(error!.OutcomeUnknown);
        Assert.Equal(prompted ? 1 : 0, (await LedgerAsync("stk-prompt")).Count);
        Assert.Equal(1, await CountAsync("stkpush.processrequest"));
    }

    [Theory]
    [InlineData("rate-limited")]
    [InlineData("rate-limited-bare")]
    public async Task A_spike_arrest_is_waited_out(string fault)
    {
        await Control.AddFaultAsync($"mpesa:{fault}@stkpush.processrequest", Token);

        var (payment, _) = await TryAsync(MpesaHost.Request());

        Assert.Equal(payment?.Id, Assert.Single(await LedgerAsync("stk-prompt")).Id);
        Assert.Equal(2, await CountAsync("stkpush.processrequest"));
    }

    [Theory]
    [InlineData("server-error")]
    [InlineData("unavailable")]
    [InlineData("html-body")]
    [InlineData("truncated-body")]
    [InlineData("rate-limited-bare")]
    public async Task Trouble_with_the_token_or_a_query_is_tried_again_and_pushes_once(string fault)
    {
        await Control.AddFaultAsync($"mpesa:{fault}@oauth.generate", Token);
        await Control.AddFaultAsync($"mpesa:{fault}@stkpushquery.query", Token);

        var payment = await Payments.CreatePaymentAsync(MpesaHost.Request(), Token);
        var read = await Payments.GetPaymentAsync(payment.Id, Token);

        Assert.Equal(PaymentStatus.Pending, read.Status);
        Assert.Single(await LedgerAsync("stk-prompt"));
    }

    [Fact]
    public async Task A_token_that_cannot_be_had_leaves_nothing_unknown()
    {
        await Control.AddFaultAsync("mpesa:unavailable*4@oauth.generate", Token);

        var (_, error) = await TryAsync(MpesaHost.Request());

        Assert.False(error!.OutcomeUnknown);
        Assert.Equal(IntegrationErrorKind.Unavailable, error.Kind);
        Assert.Equal(0, await CountAsync("stkpush.processrequest"));
    }

    // Whatever was said, a prompt that is there can be paid, is told, and settles what was unknown: the caller gets the one payment that there is.
    private async Task PaidInTheEndAsync(PaymentRequest request)
    {
        var prompts = await LedgerAsync("stk-prompt");
        if (prompts.Count == 0)
        {
            return;
        }

        await AnswerAsync("pay");
        var callback = Assert.Single(Callbacks);
        Assert.Equal((PaymentStatus.Succeeded, MpesaConfirmation.Confirmed), (callback.Payment.Status, callback.Confirmation));
        Assert.Equal(Assert.Single(await LedgerAsync("payment")).Id, Assert.Single(callback.Payment.Settlements).Id);
        Assert.False(await IsAnythingUnknownAsync());
        var known = await Payments.CreatePaymentAsync(request, Token);
        Assert.Equal(Assert.Single(await LedgerAsync("stk-prompt")).Id, known.Id);
        Assert.Equal(PaymentStatus.Succeeded, (await Payments.GetPaymentAsync(known.Id, Token)).Status);
    }

    private async Task SettleDownAsync()
    {
        await Control.ReleaseCommitsAsync(Token);
        await Control.WaitForIdleAsync(Token);
    }

    private async Task<(Payment? Payment, IntegrationException? Error)> TryAsync(PaymentRequest request)
    {
        var result = await Graceful.TryAsync(token => Payments.CreatePaymentAsync(request, token), Token);
        return (result.Value, (IntegrationException?)result.Error);
    }
}
