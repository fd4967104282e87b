using System.Diagnostics;

namespace Procur.Integrations.Sandbox.Tests.Framework;

public sealed class ArgumentTests
{
    [Theory]
    [InlineData("--nonsense")]
    [InlineData("--urls")]
    [InlineData("--urls", "5080")]
    [InlineData("--urls", "ftp://127.0.0.1:1")]
    [InlineData("--webhooks", "nowhere")]
    [InlineData("--retry-scale", "fast")]
    public async Task A_bad_argument_is_one_line_and_exit_2(params string[] arguments)
    {
        var (code, output, error) = await RunAsync(arguments);

        Assert.Equal(2, code);
        Assert.Equal("", output);
        Assert.Contains(arguments[0], error, StringComparison.Ordinal);
        Assert.Single(error.Trim().Split('\n'));
    }

    [Fact]
    public async Task Help_names_every_argument()
    {
        var (code, output, _) = await RunAsync("--help");

        Assert.Equal(0, code);
        Assert.All(
            ["--urls", "--own-ports", "--https", "--webhooks", "--retry-scale"],
            x => Assert.Contains(x, output, StringComparison.Ordinal)
        );
    }

    [Fact]
    public async Task A_name_that_is_no_address_of_this_machine_is_one_line_and_exit_1()
    {
        var (code, _, error) = await RunAsync("--urls", "http://example.invalid:5080");

        Assert.Equal(1, code);
        Assert.Single(error.Trim().Split('\n'));
    }

    [Fact]
    public async Task An_address_in_use_is_one_line_and_exit_1()
    {
        await using var sandbox = await IntegrationSandbox.StartAsync(cancellationToken: TestContext.Current.CancellationToken);

        var (code, _, error) = await RunAsync("--urls", sandbox.BaseAddress.AbsoluteUri);

        Assert.Equal(1, code);
        Assert.Single(error.Trim().Split('\n'));
    }

    [Fact]
    public async Task The_command_prints_what_a_host_needs_and_serves_it()
    {
        var token = TestContext.Current.CancellationToken;
        using var process = Start("--urls", "http://127.0.0.1:0", "--webhooks", "http://127.0.0.1:9/hooks");
        try
        {
            var settings = new Dictionary<string, string>();
            while (
                !settings.ContainsKey("Integrations__Stripe__Environment") && await process.StandardOutput.ReadLineAsync(token) is { } line
            )
            {
                if (line.Split('=', 2) is [var name, var value])
                {
                    settings[name] = value;
                }
            }

            using var http = new HttpClient();
            using var request = new HttpRequestMessage(HttpMethod.Get, settings["Integrations__Stripe__Endpoint"] + "v1/balance");
            request.Headers.Add("Authorization", "Bearer " + settings["Integrations__Stripe__SecretKey"]);
            Assert.True((await http.SendAsync(request, token)).IsSuccessStatusCode);
        }
        finally
        {
            process.Kill();
            await process.WaitForExitAsync(token);
        }
    }

    private static async Task<(int Code, string Output, string Error)> RunAsync(params string[] arguments)
    {
        var token = TestContext.Current.CancellationToken;
        using var process = Start(arguments);
        var output = process.StandardOutput.ReadToEndAsync(token);
        var error = process.StandardError.ReadToEndAsync(token);
        await process.WaitForExitAsync(token);
        return (process.ExitCode, await output, await error);
    }

    private static Process Start(params string[] arguments)
    {
        var start = new ProcessStartInfo("dotnet") { RedirectStandardOutput = true, RedirectStandardError = true };
        start.ArgumentList.Add(typeof(IntegrationSandbox).Assembly.Location);
        Array.ForEach(arguments, start.ArgumentList.Add);
        return Process.Start(start)!;
    }
}
