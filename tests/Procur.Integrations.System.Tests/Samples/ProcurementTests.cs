using System.Diagnostics;

namespace Procur.Integrations.System.Tests.Samples;

/// <summary>The procurement sample as a user runs it.</summary>
public sealed class ProcurementTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("stripe.json", "1 × payment (8901 USD)")]
    [InlineData("mpesa.json", "1 × payment (40500 KES)")]
    public async Task The_flow_ends_with_one_payment_and_exit_code_0(string request, string ledger)
    {
        var (code, output, _) = await RunAsync("--request", Repository.PathOf("samples", "Procurement", "requests", request));
        Assert.True(code == 0, output);
        Assert.Contains(ledger, output, StringComparison.Ordinal);
        Assert.Contains("note posted in the thread", output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("stripe.json", "stripe:reset-after-commit")]
    [InlineData("stripe.json", "stripe:server-error-after-commit")]
    [InlineData("stripe.json", "slack:reset-after-commit@chat.postMessage")]
    [InlineData("stripe.json", "stripe:webhook-lost@payment_intent.succeeded")]
    [InlineData("mpesa.json", "mpesa:reset-after-commit")]
    public async Task A_lost_answer_costs_no_second_effect_and_is_settled(string request, string fault)
    {
        var (code, output, _) = await RunAsync(
            "--request",
            Repository.PathOf("samples", "Procurement", "requests", request),
            "--fault",
            fault
        );
        Assert.True(code == 0, output);
        Assert.Contains("1 × payment", output, StringComparison.Ordinal);
        Assert.Contains("slack: 3 × message", output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(null, "there is no such file")]
    [InlineData("not json", "not a purchase request in JSON")]
    [InlineData("""{"currency":"XQZ"}""", "no ISO 4217 currency")]
    [InlineData(
        """{"id":"1","title":"t","department":"d","channel":"c","approver":"a","vendor":"v","currency":"USD","lines":[{"description":"x","quantity":2,"unitPrice":3}],"total":7,"payment":{"by":"stripe","method":"pm_card_visa"}}""",
        "add up to 6.00 USD"
    )]
    public async Task Bad_input_is_one_line_and_exit_code_2(string? content, string said)
    {
        var file = Path.Combine(Path.GetTempPath(), Path.GetRandomFileName());
        if (content is not null)
        {
            await File.WriteAllTextAsync(file, content, Token);
        }

        var (code, output, error) = await RunAsync("--request", file);
        File.Delete(file);
        Assert.Equal(2, code);
        Assert.Empty(output);
        Assert.Contains(said, Assert.Single(error.TrimEnd().Split('\n')), StringComparison.Ordinal);
    }

    private static async Task<(int Code, string Output, string Error)> RunAsync(params string[] arguments)
    {
        var configuration = new DirectoryInfo(AppContext.BaseDirectory).Parent!.Name;
        var program = Repository.PathOf("samples", "Procurement", "bin", configuration, "net10.0", "Procurement.dll");
        if (!File.Exists(program))
        {
            Repository.SkipOrFail("The sample is not built: run dotnet build at the top.");
        }

        var start = new ProcessStartInfo("dotnet", [program, .. arguments]) { RedirectStandardOutput = true, RedirectStandardError = true };
        using var process = Process.Start(start)!;
        var output = process.StandardOutput.ReadToEndAsync(Token);
        var error = process.StandardError.ReadToEndAsync(Token);
        await process.WaitForExitAsync(Token);
        return (process.ExitCode, await output, await error);
    }
}
