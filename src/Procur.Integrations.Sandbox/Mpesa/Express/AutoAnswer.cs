namespace Procur.Integrations.Sandbox.Mpesa.Express;

/// <summary>An answer that is given without anybody's doing.</summary>
/// <param name="Outcome">Which.</param>
/// <param name="After">How long after the prompt, on the sandbox's clock; zero is before the push itself is answered.</param>
internal sealed record AutoAnswer(PromptOutcome Outcome, TimeSpan After);
