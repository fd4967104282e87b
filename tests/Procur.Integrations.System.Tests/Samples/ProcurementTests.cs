using System.Diagnostics;

namespace Procur.Integrations.System.Tests.Samples;

/// <summary>The procurement sample as a user runs it.</summary>
public sealed class ProcurementTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("stripe.json", "1 × payment (8901 USD)")]
    [InlineData("mpesa.json", "1 × payment (40500 KES)")]
    public async Task The_nine_steps_end_well(string request, string payment)
    {
        var (code, output, error) = await RunAsync("--request", Request(request));
        Assert.True(code == 0, output + error);
        Assert.Contains(payment, output, StringComparison.Ordinal);
        Assert.Contains("told by a verified Connect message", output, StringComparison.Ordinal);
        Assert.Contains("note posted in the thread", output, StringComparison.Ordinal);
        Assert.Contains("order, receipt and invoice match", output, StringComparison.Ordinal);
        Assert.Contains("contract attached", output, StringComparison.Ordinal);
        Assert.Contains("slack: 3 × message", output, StringComparison.Ordinal);
        Assert.Contains("sendgrid: 1 × mail", output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("stripe.json", "stripe:reset-after-commit", "stripe: 1 × payment")]
    [InlineData("stripe.json", "stripe:server-error-after-commit", "stripe: 1 × payment")]
    [InlineData("stripe.json", "stripe:webhook-lost@payment_intent.succeeded", "stripe: 1 × payment")]
    [InlineData("stripe.json", "slack:reset-after-commit@chat.postMessage", "slack: 3 × message")]
    [InlineData("mpesa.json", "mpesa:reset-after-commit", "mpesa: 1 × payment")]
    [InlineData("stripe.json", "sap:reset-after-commit", "sap: 1 × purchase-order")]
    [InlineData("stripe.json", "docusign:reset-after-commit", "docusign: 1 × envelope-sent")]
    [InlineData("stripe.json", "docusign:webhook-lost", "docusign: 1 × envelope-sent")]
    [InlineData("stripe.json", "s3:reset-after-commit", "order, receipt and invoice match")]
    [InlineData("stripe.json", "google-workspace:reset-after-commit", "google-workspace: 1 × event")]
    [InlineData("stripe.json", "sendgrid:reset-after-commit", "sendgrid: 1 × mail")]
    public async Task A_lost_answer_costs_no_second_effect_and_is_settled(string request, string fault, string effect)
    {
        var (code, output, error) = await RunAsync("--request", Request(request), "--fault", fault);
        Assert.True(code == 0, output + error);
        Assert.Contains(effect, output, StringComparison.Ordinal);
        Assert.Contains("1 × payment", output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_mail_whose_answer_and_events_are_lost_is_sent_once_and_called_unknown()
    {
        var (code, output, _) = await RunAsync("--fault", "sendgrid:reset-after-commit", "--fault", "sendgrid:webhook-lost*100");
        Assert.True(code == 3, output);
        Assert.Contains("sendgrid: 1 × mail", output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_sandbox_that_runs_already_is_used()
    {
        await using var sandbox = await Sandbox.IntegrationSandbox.StartAsync(cancellationToken: Token);
        var (code, output, error) = await RunAsync("--sandbox", sandbox.BaseAddress.ToString());
        Assert.True(code == 0, output + error);
        Assert.Single(await sandbox.Control.GetLedgerAsync("stripe", kind: "payment", cancellationToken: Token));
    }

    [Theory]
    [InlineData(null, "there is no such file")]
    [InlineData("not json", "not a purchase request in JSON")]
    [InlineData("""{"currency":"XQZ"}""", "no ISO 4217 currency")]
    [InlineData(
        """{"id":"1","title":"t","department":"d","channel":"c","approver":"a@b.example","vendor":"v","vendorId":"1","currency":"USD","lines":[{"description":"x","quantity":2,"unitPrice":3}],"total":7,"payment":{"by":"stripe","method":"pm_card_visa"}}""",
        "add up to 6.00 USD"
    )]
    public Task A_bad_request_is_one_line_and_exit_code_2(string? content, string said) => RefusesAsync("--request", content, said);

    [Theory]
    [InlineData(null, "there is no such file")]
    [InlineData("", "the contract is empty")]
    [InlineData("a letter", "the contract is no PDF")]
    public Task A_bad_contract_is_one_line_and_exit_code_2(string? content, string said) => RefusesAsync("--contract", content, said);

    [Theory]
    [InlineData("no such option", "--loud")]
    [InlineData("there is no service 'fax'", "--fault", "fax:latency")]
    [InlineData("no sandbox answers there", "--sandbox", "http://127.0.0.1:9")]
    [InlineData("--live wants --public-url", "--live")]
    [InlineData("it goes without --sandbox", "--live", "--public-url", "https://procur.example", "--interactive")]
    [InlineData("Integrations:Sap:", "--live", "--public-url", "https://procur.example", "--listen", "http://127.0.0.1:0")]
    public async Task Bad_arguments_are_one_line_and_exit_code_2(string said, params string[] arguments)
    {
        var (code, output, error) = await RunAsync(arguments);
        Assert.Equal(2, code);
        Assert.Empty(output);
        Assert.Contains(said, Assert.Single(error.TrimEnd().Split('\n')), StringComparison.Ordinal);
    }

    private static string Request(string name) => Repository.PathOf("samples", "Procurement", "requests", name);

    private static async Task RefusesAsync(string option, string? content, string said)
    {
        var file = Path.Combine(Path.GetTempPath(), Path.GetRandomFileName());
        if (content is not null)
        {
            await File.WriteAllTextAsync(file, content, Token);
        }

        var (code, output, error) = await RunAsync(option, file);
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
