namespace Fluxa.Testing;

/// <summary>For what only another process knows, where no signal can come from: asks again until it is so.</summary>
public static class Eventually
{
    private static readonly TimeSpan Between = TimeSpan.FromMilliseconds(25);

    /// <summary>Answers the first result that fits.</summary>
    /// <param name="what">What is awaited, as the end of a sentence: "the event can be read".</param>
    /// <param name="ask">Asks the other process.</param>
    /// <param name="fits">Whether the answer is the one awaited.</param>
    /// <param name="patience">Real time after which it fails; null for <see cref="Signal.Patience"/>.</param>
    /// <param name="tell">Says of the last answer what is wrong with it; null for its text.</param>
    /// <exception cref="TimeoutException">It wasn't so in time; says the last answer.</exception>
    public static async Task<T> BecomesAsync<T>(string what, Func<Task<T>> ask, Func<T, bool> fits, TimeSpan? patience = null, Func<T, Task<string>>? tell = null)
    {
        var limit = patience ?? Signal.Patience;
        var started = TimeProvider.System.GetTimestamp();
        while (true)
        {
            var answer = await ask();
            if (fits(answer))
            {
                return answer;
            }

            if (TimeProvider.System.GetElapsedTime(started) > limit)
            {
                var last = tell is null ? answer?.ToString() : await tell(answer);
                throw new TimeoutException($"Waited {limit.TotalSeconds:0.#} s in vain until {what}; the last answer was {last}.");
            }

            await Task.Delay(Between, TimeProvider.System);
        }
    }
}
