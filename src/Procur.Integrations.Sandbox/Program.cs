using Procur.Integrations.Sandbox.Command;

return await SandboxCommand.RunAsync(args, Console.Out, Console.Error).ConfigureAwait(false);
