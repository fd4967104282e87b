using Procur.Integrations.Sandbox.Command;

namespace Procur.Integrations.Sandbox;

/// <summary>The command's entry. Not top-level statements: those make a public <c>Program</c>, which would be a second one in the test project of every host.</summary>
internal static class Program
{
    public static Task<int> Main(string[] args) => SandboxCommand.RunAsync(args, Console.Out, Console.Error);
}
