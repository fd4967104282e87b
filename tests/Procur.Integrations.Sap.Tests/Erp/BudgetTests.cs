namespace Procur.Integrations.Sap.Tests;

/// <summary>Budgets by a view of the customer's own, in either version, and everything that leaves one unknown.</summary>
public sealed class BudgetTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public static TheoryData<string, string, BudgetVerdict> Rows =>
        new()
        {
            { "one row of v2", V2(Row(100, 20, 20)), BudgetVerdict.Available },
            { "one row of v4", $$"""{"value":[{{Row(100, 20, 20)}}]}""", BudgetVerdict.Available },
            {
                "numbers",
                """{"value":[{"BudgetAmount":100,"CommittedAmount":20,"ActualAmount":20,"Currency":"USD"}]}""",
                BudgetVerdict.Available
            },
            { "rows are added up", V2(Row(50, 10, 10) + "," + Row(50, 10, 10)), BudgetVerdict.Available },
            { "not enough", V2(Row(100, 30, 20)), BudgetVerdict.Exceeded },
            { "overdrawn", V2(Row(100, 130, 20)), BudgetVerdict.Exceeded },
            { "no row", V2(""), BudgetVerdict.Unknown },
            { "another currency", V2(Row(100, 0, 0, "EUR")), BudgetVerdict.Unknown },
            { "one row in another currency", V2(Row(100, 0, 0) + "," + Row(100, 0, 0, "EUR")), BudgetVerdict.Unknown },
            { "no currency", """{"value":[{"BudgetAmount":"100","CommittedAmount":"0","ActualAmount":"0"}]}""", BudgetVerdict.Unknown },
            { "no budget", """{"value":[{"CommittedAmount":"0","ActualAmount":"0","Currency":"USD"}]}""", BudgetVerdict.Unknown },
            { "no commitments", """{"value":[{"BudgetAmount":"100","ActualAmount":"0","Currency":"USD"}]}""", BudgetVerdict.Unknown },
            {
                "no number",
                """{"value":[{"BudgetAmount":"much","CommittedAmount":"0","ActualAmount":"0","Currency":"USD"}]}""",
                BudgetVerdict.Unknown
            },
            { "more pages", $$$"""{"d":{"results":[{{{Row(1000, 0, 0)}}}],"__next":"x"}}""", BudgetVerdict.Unknown },
            { "more pages of v4", $$"""{"value":[{{Row(1000, 0, 0)}}],"@odata.nextLink":"x"}""", BudgetVerdict.Unknown },
            { "neither version", """{"rows":[]}""", BudgetVerdict.Unknown },
            { "a row that is none", """{"value":[1]}""", BudgetVerdict.Unknown },
        };

    [Theory]
    [MemberData(nameof(Rows))]
    public async Task A_budget_is_covered_not_covered_or_unknown(string name, string answer, BudgetVerdict verdict)
    {
        var (check, _) = await AskAsync(answer);

        Assert.NotEmpty(name);
        Assert.Equal(verdict, check.Verdict);
        Assert.NotEmpty(check.Reason);
    }

    [Fact]
    public async Task Without_a_view_nothing_is_asked_and_nobody_can_tell()
    {
        await using var standIn = StandIn.Start();
        using var connection = SapIntegration.CreateConnection(SapHosts.Options(standIn.Endpoint));

        var check = await connection.Get<IErpConnector>().ValidateBudgetAsync(Query(), Token);

        Assert.Equal(BudgetVerdict.Unknown, check.Verdict);
        Assert.Contains("Budget:Path", check.Reason, StringComparison.Ordinal);
        Assert.Equal(0, standIn.Count);
    }

    [Fact]
    public async Task A_view_that_leaves_something_out_never_says_yes()
    {
        var (covered, _) = await AskAsync(V2(Row(100, 0, 0)), options => options.Budget.IsApproximate = true);
        var (exceeded, _) = await AskAsync(V2(Row(10, 0, 0)), options => options.Budget.IsApproximate = true);
        var (uncounted, _) = await AskAsync(V2(Row(100, 0, 0)), options => options.Budget.CommittedFields = "");

        Assert.Equal(
            [BudgetVerdict.Unknown, BudgetVerdict.Exceeded, BudgetVerdict.Unknown],
            ((BudgetCheck[])[covered, exceeded, uncounted]).Select(check => check.Verdict)
        );
        Assert.True(covered.IsApproximate);
    }

    [Fact]
    public async Task The_view_is_asked_by_its_own_fields()
    {
        var (_, filter) = await AskAsync(
            V2(""),
            options =>
            {
                options.Budget.DepartmentField = "FundsCenter";
                options.Budget.CompanyField = "CompanyCode";
                options.Budget.LedgerAccountField = "GLAccount";
            },
            Query() with
            {
                Department = "O'Brien",
                LedgerAccount = "65008420",
            }
        );

        Assert.Equal(
            "$filter=FundsCenter eq 'O''Brien' and FiscalYear eq '2026' and CompanyCode eq '1710' and GLAccount eq '65008420'",
            filter
        );
    }

    [Fact]
    public async Task An_account_that_the_view_does_not_know_leaves_it_unknown()
    {
        var (check, filter) = await AskAsync(V2(Row(100, 0, 0)), query: Query() with { LedgerAccount = "65008420" });

        Assert.Equal((BudgetVerdict.Unknown, ""), (check.Verdict, filter));
    }

    [Fact]
    public async Task A_view_that_cannot_be_read_is_a_failure_and_not_unknown()
    {
        await using var standIn = StandIn.Start().Always(_ => Reply.Json("{}", 403));
        var options = SapHosts.Options(standIn.Endpoint);
        options.Budget.Path = "z/Budget";
        using var connection = SapIntegration.CreateConnection(options);

        var e = await Assert.ThrowsAsync<IntegrationException>(() => connection.Get<IErpConnector>().ValidateBudgetAsync(Query(), Token));

        Assert.Equal(IntegrationErrorKind.Permission, e.Kind);
    }

    private static BudgetQuery Query() =>
        new()
        {
            Department = "17101101",
            Amount = new Money(60, "USD"),
            FiscalYear = 2026,
        };

    private static string Row(decimal available, decimal committed, decimal actual, string currency = "USD") =>
        string.Create(
            System.Globalization.CultureInfo.InvariantCulture,
            $$"""{"BudgetAmount":"{{available}}","CommittedAmount":"{{committed}}","ActualAmount":"{{actual}}","Currency":"{{currency}}"}"""
        );

    private static string V2(string rows) => $$$"""{"d":{"results":[{{{rows}}}]}}""";

    private static async Task<(BudgetCheck Check, string Filter)> AskAsync(
        string answer,
        Action<SapOptions>? configure = null,
        BudgetQuery? query = null
    )
    {
        await using var standIn = StandIn.Start().Always(_ => Reply.Json(answer));
        var options = SapHosts.Options(standIn.Endpoint);
        options.Budget.Path = "/z/Budget/";
        configure?.Invoke(options);
        using var connection = SapIntegration.CreateConnection(options);
        var check = await connection.Get<IErpConnector>().ValidateBudgetAsync(query ?? Query(), Token);
        return (check, standIn.Count == 0 ? "" : Uri.UnescapeDataString(standIn.Received[0].Query));
    }
}
