using System.Runtime.InteropServices;
using Procur.Integrations.Sandbox;

namespace Procur.Integrations.System.Tests.Packaging;

/// <summary>Programs outside the repository that take the packages as a stranger would.</summary>
public sealed class ConsumerTests(PackedFamily family) : IClassFixture<PackedFamily>
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_console_program_with_the_Slack_package_alone_posts_a_message()
    {
        await using var sandbox = await IntegrationSandbox.StartAsync(cancellationToken: Token);
        var settings = await sandbox.Control.GetSettingsAsync(cancellationToken: Token);
        var program = await family.MakeAsync("SlackConsole", ["build"], Token);

        using var process = CommandRun.Start(
            program,
            "dotnet",
            ["SlackConsole.dll", "#general"],
            [
                new("SLACK_BOT_TOKEN", settings["Integrations:Slack:BotToken"]),
                new("SLACK_ENDPOINT", settings["Integrations:Slack:Endpoint"]),
            ]
        );
        var output = await process.StandardOutput.ReadToEndAsync(Token);
        var error = await process.StandardError.ReadToEndAsync(Token);
        await process.WaitForExitAsync(Token);

        Assert.True(process.ExitCode == 0, error);
        var message = Assert.Single(await sandbox.Control.GetLedgerAsync("slack", kind: "message", cancellationToken: Token));
        Assert.Equal(message.Id, output.Trim());
        foreach (var package in new[] { "Procur.Integrations.Slack", "Procur.Integrations", "Procur.Integrations.Abstractions" })
        {
            Assert.Contains(PackedFamily.Folder, family.SourceOf(package), StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task A_trimmed_host_of_every_package_publishes_without_a_warning_and_works()
    {
        await using var sandbox = await IntegrationSandbox.StartAsync(cancellationToken: Token);
        var settings = await sandbox.Control.GetSettingsAsync(cancellationToken: Token);
        var program = await family.MakeAsync(
            "TrimmedHost",
            ["publish", "-c", "Release", "-r", RuntimeInformation.RuntimeIdentifier],
            Token
        );

        using var process = CommandRun.Start(
            program,
            Path.Combine(program, OperatingSystem.IsWindows() ? "TrimmedHost.exe" : "TrimmedHost"),
            [],
            settings.Select(setting => KeyValuePair.Create(setting.Key.Replace(":", "__", StringComparison.Ordinal), setting.Value))
        );
        var listening = await process.StandardOutput.ReadLineAsync(Token);
        Assert.True(listening is not null, await ErrorAsync(process, listening is null));
        await sandbox.Control.SetWebhookUrlAsync(
            "stripe",
            sandbox.Account("stripe").Name,
            new Uri($"{listening!["listening ".Length..]}/api/webhooks/stripe"),
            Token
        );
        await process.StandardInput.WriteLineAsync();
        process.StandardInput.Close();
        var output = await process.StandardOutput.ReadToEndAsync(Token);
        var error = await process.StandardError.ReadToEndAsync(Token);
        await process.WaitForExitAsync(Token);

        Assert.True(process.ExitCode == 0, output + error);
        Assert.Contains("payment Succeeded", output, StringComparison.Ordinal);
        Assert.Contains("webhook trimmed-1 Succeeded", output, StringComparison.Ordinal);
        Assert.DoesNotContain("refused", output, StringComparison.Ordinal);
        var connected = output.Split('\n').Count(line => line.StartsWith("connected ", StringComparison.Ordinal));
        Assert.Equal(
            PackedFamily
                .Trimmable.Except([
                    "Procur.Integrations",
                    "Procur.Integrations.Abstractions",
                    "Procur.Integrations.AspNetCore",
                    "Procur.Integrations.Sql",
                ])
                .Count(),
            connected
        );
    }

    private static async Task<string> ErrorAsync(global::System.Diagnostics.Process process, bool ended) =>
        ended ? await process.StandardError.ReadToEndAsync(Token) : "";
}
